import { z } from "zod";
import { opaque } from "./text-schema";
import { canonicalTimeZone } from "./time-zones";

/** An instant as it is sent: ISO 8601 with a zone; read as a Date. Postgres and JavaScript both hold these years. */
export const instantIn = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine(
    (at) => at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < 3000,
    "Choose an instant between the years 1900 and 3000.",
  );

/** An instant in answers: ISO 8601 in UTC. */
export const instantOut = z.iso.datetime();

/** An id in any case; read in lower case, as the database answers it. */
export const id = z.uuid().toLowerCase();

/** Several values in one parameter of a URL, separated by commas: at most `max`, in at most `length` characters. */
export const commaList = <Item extends z.ZodType<string, string>>(
  item: Item,
  { max = 100, length = 1_000 } = {},
) =>
  z
    .string()
    .max(length)
    .transform((text) =>
      text
        .split(",")
        .map((one) => one.trim())
        .filter((one) => one !== ""),
    )
    .pipe(z.array(item).max(max));

/** A time zone by any of its IANA names, in any case; read as its present name. */
export const timeZoneIn = z
  .string()
  .max(64, "Choose a time zone from the list.")
  .refine((name) => canonicalTimeZone(name) !== null, "Choose a time zone from the list.")
  .transform((name) => canonicalTimeZone(name) ?? name);

/** Where the next page starts; opaque to the caller. */
export const cursor = opaque(1_000);

export const pageIn = {
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

/** A page of `item`. `nextCursor` is null on the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** The output of a procedure whose meta says `file`: over REST, `text` is the whole answer. */
export const fileOut = z.object({
  name: z.string().describe("Of letters that every file system takes."),
  text: z.string(),
});
