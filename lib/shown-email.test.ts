import { domainToASCII } from "node:url";
import { expect, test } from "vitest";
import { shownEmail } from "./shown-email";

const ascii = (domain: string) => `ana@${domainToASCII(domain)}`;

test.each([
  "bücher.example",
  "straße.example",
  "почта.рф",
  "例え.テスト",
  "παράδειγμα.δοκιμή",
  "مثال.إختبار",
  "דוגמה.טעסט",
  "उदाहरण.परीक्षा",
  "한국어.example",
  "mail.bücher.example",
])("a domain of one script is shown as people write it: %s", (domain) => {
  expect(shownEmail(ascii(domain))).toBe(`ana@${domain}`);
});

test.each([
  ["a Cyrillic letter among Latin ones", "аpple.com"],
  ["Cyrillic letters that all look Latin", "аррӏе.com"],
  ["Greek letters that all look Latin", "οναι.com"],
  ["a Latin letter among Greek ones", "παράδεigμα.example"],
  ["a dotless i", "wıkı.example"],
  ["a letter of a phonetic alphabet", "ɑpple.com"],
  ["a sign beside letters", "i❤.example"],
])("a domain that can be taken for another stays as it is kept: %s", (_, domain) => {
  expect(shownEmail(ascii(domain))).toBe(ascii(domain));
});

test.each(["ana@example.org", "ana@xn--.org", "ana@xn--a", "ana@xn--99999999999.org", "no address", ""])(
  "an address without a domain in another script stays as it is: %s",
  (address) => {
    expect(shownEmail(address)).toBe(address);
  },
);
