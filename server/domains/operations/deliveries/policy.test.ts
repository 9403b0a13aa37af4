import { expect, test } from "vitest";
import { maskAddress, maskPhone, maskText } from "./policy";

test.each([
  ["ana.lopez@people.test", "a…@people.test"],
  ["🦊fox@people.test", "🦊…@people.test"],
  ['"a@b"@people.test', '"…@people.test'],
  ["nobody", "…"],
  ["@people.test", "…"],
  ["", "…"],
])("the address %j is shown as %j", (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});

test("a number is shown by its country and its end", () => {
  expect(maskPhone("+4915123456789")).toBe("+49…89");
});

test.each([
  [
    "rejected: 550 5.1.1 <ana.lopez@people.test>: no such user",
    "rejected: 550 5.1.1 <a…@people.test>: no such user",
  ],
  ["to ana@x.test, ben@x.test (again)", "to a…@x.test, b…@x.test (again)"],
  ["number +4915123456789 is not on WhatsApp", "number +49…89 is not on WhatsApp"],
  ["connect ECONNREFUSED 127.0.0.1:25", "connect ECONNREFUSED 127.0.0.1:25"],
])("the address %j is shown as %j", (text, shown) => {
  expect(maskText(text)).toBe(shown);
});
