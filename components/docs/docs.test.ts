import { describe, expect, test } from "vitest";
import { curlOf, exampleUrl } from "./curl";
import { schemaWords } from "./schema-words";

describe("the words for a schema", () => {
  test.each([
    ["id", { type: "string", format: "uuid" }],
    ["instant, or null", { anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] }],
    ["text, at most 140 characters", { type: "string", minLength: 1, maxLength: 140 }],
    [
      "whole number, 1 to 1,000,000, or null",
      { anyOf: [{ type: "integer", minimum: 1, maximum: 1e6 }, { type: "null" }] },
    ],
    ["whole number, 1 to 100, default 20", { type: "integer", minimum: 1, maximum: 100, default: 20 }],
    ["whole number, at least 1", { type: "integer", minimum: 1 }],
    ["skip · strict", { type: "string", enum: ["skip", "strict"] }],
    [
      "list of ids, 1 to 200",
      { type: "array", minItems: 1, maxItems: 200, items: { type: "string", format: "uuid" } },
    ],
    ["text, or null", { type: ["string", "null"] }],
  ])("a schema is described as %j", (words, schema) => {
    expect(schemaWords(schema)).toBe(words);
  });
});

describe("the command of an example", () => {
  test("the example command fills in the path from examples", () => {
    const params = [
      { name: "eventId", in: "path", example: "a/b" },
      { name: "q", in: "query", example: "two words" },
      { name: "cursor", in: "query" },
    ];
    expect(exampleUrl("/api/v1", "/events/{eventId}", params)).toBe("/api/v1/events/a%2Fb?q=two+words");
  });

  test("the example command quotes everything for the shell", () => {
    const body = { title: "Ana's $(rm -rf ~) `x`" };
    expect(curlOf({ method: "POST", url: "/events", isOpen: false, body }).split(" \\\n  ")).toEqual([
      "curl -X POST '/events'",
      '-H "Authorization: Bearer $TURNOUT_TOKEN"',
      "-H 'Content-Type: application/json'",
      `-d '{"title":"Ana'\\''s $(rm -rf ~) \`x\`"}'`,
    ]);
  });

  test("the example command of a public operation shows no token", () => {
    expect(curlOf({ method: "GET", url: "/events", isOpen: true })).toBe("curl '/events'");
  });
});
