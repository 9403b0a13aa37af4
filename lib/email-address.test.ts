import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalEmail, emailAddress, readEmailAddress } from "./email-address";

describe("an address is taken and kept in one form", () => {
  test.each([
    ["Ana@Example.ORG", "ana@example.org"],
    ["ana@bücher.example", "ana@xn--bcher-kva.example"],
    ["ana@BÜCHER.example", "ana@xn--bcher-kva.example"],
    ["ana@xn--bcher-kva.example", "ana@xn--bcher-kva.example"],
    ["ana@почта.рф", "ana@xn--80a1acny.xn--p1ai"],
    ["ana@xn--80a1acny.xn--p1ai", "ana@xn--80a1acny.xn--p1ai"],
    ["ana@例え。テスト", "ana@xn--r8jz45g.xn--zckzah"],
    ["ana@straße.example", "ana@xn--strae-oqa.example"],
    ["a&b@example.org", "a&b@example.org"],
    ["a/b@example.org", "a/b@example.org"],
    ["o'neil+x=y@example.org", "o'neil+x=y@example.org"],
    ["{a|b}~!#$%*?^_`-@example.org", "{a|b}~!#$%*?^_`-@example.org"],
    ["a..b.@docomo.example", "a..b.@docomo.example"],
    ["ana@a.museum", "ana@a.museum"],
    ["ana@example.org.", "ana@example.org"],
    ["  ana@example.org \n", "ana@example.org"],
    ["\u200bana@example.org\ufeff", "ana@example.org"],
    ["\u202aana@example.org\u202c", "ana@example.org"],
    ["\u00a0ana@example.org\u00a0", "ana@example.org"],
    ["ana＠example.org", "ana@example.org"],
    ["ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ana@example.org"],
    ["mailto:ana@example.org", "ana@example.org"],
    ["MAILTO:ana%2Bx@example.org?subject=Hi", "ana+x@example.org"],
    ["<ana@example.org>", "ana@example.org"],
    ["<mailto:ana@example.org>", "ana@example.org"],
    [`${"a".repeat(64)}@example.org`, `${"a".repeat(64)}@example.org`],
  ])("the text %j is read as the email address %j", (text, address) => {
    expect(readEmailAddress(text)).toEqual({ address });
    expect(readEmailAddress(address)).toEqual({ address });
    expect(emailAddress.parse(text)).toBe(address);
  });
});

describe("what is no address is refused with a sentence", () => {
  test.each([
    ["", /such as/],
    ["ana", /such as/],
    ["@example.org", /such as/],
    ["ana@", /such as/],
    ["ana@localhost", /such as/],
    ["ana@1.2.3.4", /such as/],
    ["ana@0x7f.1", /such as/],
    ["ana@[127.0.0.1]", /such as/],
    ["ana@example.org/x", /such as/],
    ["ana@example.org:25", /such as/],
    ["ana@ex%61mple.org", /such as/],
    ["ana@-example.org", /such as/],
    ["ana@example..org", /such as/],
    ["ana@xn--.org", /such as/],
    ["a b@example.org", /such as/],
    ["a,b@example.org", /such as/],
    ["ana@example.org, ben@example.org", /such as/],
    ["a@b@example.org", /such as/],
    ["ana\r\nBcc: x@example.org", /such as/],
    ["ana\0@example.org", /such as/],
    ["zoë@example.org", /before the @/],
    ["用户@example.org", /before the @/],
    [`${"a".repeat(65)}@example.org`, /too long/],
    [`ana@${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(63)}`, /too long/],
    [`ana@${"a".repeat(64)}.org`, /such as/],
    ["a".repeat(100_000), /too long/],
  ])("the text %j is refused as an email address with a sentence", (text, sentence) => {
    expect(readEmailAddress(text).fault).toMatch(sentence);
    expect(emailAddress.safeParse(text).success).toBe(false);
  });
});

test("an accepted email address is ASCII, within the limits, and unchanged when it is read again", () => {
  const text = fc
    .tuple(fc.string({ unit: "binary", maxLength: 20 }), fc.domain())
    .map(([a, b]) => `${a}@${b}`);
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: "binary" }), fc.emailAddress()), (input) => {
      const { address } = readEmailAddress(input);
      if (address === undefined) return;
      expect(address).toMatch(/^[!-~]{1,254}$/);
      expect(canonicalEmail(address)).toBe(address);
    }),
  );
});
