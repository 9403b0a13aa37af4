import { expect, test } from "vitest";
import { hashCode, isSameHash, parsePhone } from "./policy";

test.each([
  ["+49 151 23456789", undefined, "+4915123456789"],
  ["0151 / 234-567 89", "DE", "+4915123456789"],
  ["(415) 555-2671", "US", "+14155552671"],
  ["+44 7911 123456", "DE", "+447911123456"],
  ["＋49 １５１ 23456789", undefined, "+4915123456789"],
])("the number %j of the country %j is read as %s", (written, country, phone) => {
  expect(parsePhone(written, country)).toBe(phone);
});

test.each([
  ["", "DE"],
  ["0151 23456789", undefined],
  ["0151 23456789", "XX"],
  ["+1 555 0100", undefined],
  ["+999 1234567", undefined],
  ["+49 151 23456789 ext. 3", undefined],
  ["call +49 151 23456789", undefined],
  ["tel:+4915123456789", undefined],
  ["+49 151 23456789, +49 151 23456780", undefined],
  ["112", "DE"],
  ["+".repeat(50), "DE"],
  ["whatsapp:+4915123456789", undefined],
])("the text %j of the country %j is no number", (written, country) => {
  expect(parsePhone(written, country)).toBeNull();
});

test("a code is good for one person, one number and one site", () => {
  const about = { userId: "u1", phone: "+4915123456789", code: "123456" };
  const hash = hashCode(about, "a secret");
  expect(isSameHash(hash, hashCode({ ...about }, "a secret"))).toBe(true);
  for (const change of [{ userId: "u2" }, { phone: "+4915123456780" }, { code: "123457" }]) {
    expect(isSameHash(hash, hashCode({ ...about, ...change }, "a secret"))).toBe(false);
  }
  expect(isSameHash(hash, hashCode(about, "another secret"))).toBe(false);
  expect(isSameHash(hash, "")).toBe(false);
  expect(hash).not.toContain("123456");
});
