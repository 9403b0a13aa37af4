import { expect, test } from "vitest";
import { COUNTRY_CODES, countryIn, countryName } from "./countries";

test("all 249 countries of ISO 3166-1 are known, each with an English name", () => {
  expect(COUNTRY_CODES).toHaveLength(249);
  expect(COUNTRY_CODES.filter((code) => countryName(code) === code)).toEqual([]);
});

test.each([
  ["pt", "PT"],
  ["DE", "DE"],
])("the country %j is read as %s", (code, read) => {
  expect(countryIn.parse(code)).toBe(read);
});

test.each(["", "P", "PRT", "XX", "EU", "ZZ", "12", "Portugal"])("the country %j is refused", (code) => {
  expect(countryIn.safeParse(code).success).toBe(false);
});
