import { describe, expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "./app-router";

/** Fields that are compared character by character and never shown. */
const SECRET_BY_HEART = /(^|\.)(password|currentPassword)$/;

/**
 * What no stored text may hold: half a surrogate pair, a control character, a change of direction, or an invisible
 * one.
 */
const UNWANTED = /[\p{Surrogate}\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF\u00AD]|(?![\n\t])\p{Cc}/u;
const DIRT = ["\0", "\ud800", "\udc00", "\u202E", "\u2066", "\u200B", "\uFEFF", "\u00AD", "\u0085", "\u001B"];
const CLEAN = [
  "Ana",
  "ana@example.org",
  "https://example.org/a",
  "2026-11-29T10:00:00Z",
  "2026-11-29",
  "Europe/Berlin",
  "019aa000-0000-7000-8000-000000000001",
  "supper-club-ab3kq7xz",
  "A".repeat(43),
  "0".repeat(64),
  "123456",
  "DE",
];

type Field = { path: string; schema: z.ZodType };
type Procedure = { _def: { inputs: z.ZodType[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);

/** Every field of a schema that takes text, with the text after parsing. */
function textFields(schema: z.ZodType, path: string): Field[] {
  const at = (part: unknown, name = "") => textFields(part as z.ZodType, name ? `${path}.${name}` : path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, part]) => at(part, name));
  if (schema instanceof z.ZodArray) return at(schema.element, "0");
  if (schema instanceof z.ZodRecord) return [...at(schema.keyType, "key"), ...at(schema.valueType, "value")];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => at(option));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return at(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodCatch) return at(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return at(schema.in).length > 0 ? [{ path, schema }] : [];
  return schema instanceof z.ZodString || schema instanceof z.ZodStringFormat ? [{ path, schema }] : [];
}

function letThrough({ schema }: Field): string[] {
  const dirty = CLEAN.flatMap((text) =>
    DIRT.flatMap((dirt) => [`${text.slice(0, 2)}${dirt}${text.slice(2)}`, text + dirt]),
  );
  return dirty.filter((text) => {
    const { data } = schema.safeParse(text);
    return typeof data === "string" && UNWANTED.test(data);
  });
}

describe("text fields of all inputs", () => {
  const fields = procedures.flatMap(([name, { _def }]) =>
    _def.inputs.flatMap((input) => textFields(input, name)),
  );

  test("the walk over the inputs finds text fields", () => {
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "events.create.title",
        "events.create.questions.0.label",
        "rsvps.rsvp.answers.value",
      ]),
    );
  });

  test.each(fields.filter(({ path }) => !SECRET_BY_HEART.test(path)))(
    "the field $path stores no unpaired, invisible or direction-changing characters",
    (field) => {
      expect(letThrough(field)).toEqual([]);
    },
  );
});

test("the walk finds a field that accepts any text", () => {
  const [field] = textFields(z.object({ free: z.string().max(10).optional() }), "made.up");
  expect(field && letThrough(field)).toContain("An\0a");
});
