import { isNonNullType, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { schemaText } from "./page";
import { EXAMPLES } from "./page-html";
import { schema } from "./schema";

test("schema.graphql is the schema that is served; vitest -u writes it anew", async () => {
  await expect(`${schemaText()}\n`).toMatchFileSnapshot("./schema.graphql");
});

test("every field of Query and Mutation is nullable, so that a refused one leaves the others", () => {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      expect([field.name, isNonNullType(field.type)]).toEqual([field.name, false]);
    }
  }
});

test("every field of Query and Mutation says what it does", () => {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) expect(field.description).toMatch(/\.$/);
  }
});

test.each(EXAMPLES)("the example of the page is valid: %s", (_, query) => {
  expect(validate(schema, parse(query))).toEqual([]);
});
