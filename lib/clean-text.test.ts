import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asciiUrl, cleanLine, cleanText, isolate, isVisible, tidyLine } from "./clean-text";

describe("cleaning a line", () => {
  test.each([
    ["an override of direction", "Ana \u202Egnihton", "Ana gnihton"],
    ["embeddings and isolates", "\u202AA\u202C\u2066b\u2069\u202D", "Ab"],
    ["zero-width spaces, a byte order mark and a soft hyphen", "\uFEFFSu\u200Bpp\u00ADer\u2060", "Supper"],
    ["blank letters of Korean", "\u3164Ana\uFFA0", "Ana"],
    ["marks of direction in a text without such letters", "Ana\u200E\u200F", "Ana"],
    ["joiners in a text that they do not change", "A\u200Dn\u200Ca", "Ana"],
    ["a form of a letter that has none", "Ana\uFE0F", "Ana"],
    ["letters written in tags", "Ana\u{E0041}\u{E0042}", "Ana"],
    ["code points that are no characters", "A\uFFFE\u{1FFFF}b\uFDD0", "Ab"],
    ["separators of lines", "A\u2028b", "A b"],
    ["spaces around it", "\u3000 Ana\u00A0", "Ana"],
  ])("cleaning a line removes %s", (_, written, kept) => expect(cleanLine(written)).toBe(kept));

  test.each([
    ["a family", "👩‍👩‍👧‍👦 picnic"],
    ["a woman with a skin tone at a computer", "👩🏽‍💻"],
    ["a rainbow flag", "🏳️‍🌈"],
    ["the flag of Scotland", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} night"],
    ["a keycap", "1️⃣"],
    ["a heart in red", "❤️"],
    ["Persian with a non-joiner", "می\u200Cخواهم"],
    ["Hindi with a joiner", "क्\u200Dष"],
    ["Sinhala with a joiner", "ශ්\u200Dරී"],
    ["Kannada with a non-joiner at the end of a word", "ರಾಜ್\u200C"],
    ["Hebrew with a mark of direction", "שלום (C++\u200E)"],
    ["Japanese with a variant of an ideograph", "葛\u{E0100}城"],
    ["Vietnamese", "Tiếng Việt"],
    ["Thai", "กินข้าว"],
  ])("cleaning a line keeps %s", (_, written) => expect(cleanLine(written)).toBe(written.normalize("NFC")));

  test("cleaning composes letters with their marks", () => expect(cleanLine("Cafe\u0301")).toBe("Café"));

  test("a letter keeps at most eight marks", () => {
    expect(cleanLine(`x${"\u0334".repeat(100)}`)).toBe(`x${"\u0334".repeat(8)}`);
  });

  test("cleaning a clean text changes nothing", () => {
    const odd =
      "aé👩👧❤\u{1F3FD}1می葛क\u094Dש\u200B\u200C\u200D\uFE0F\u202E\u200F\u0301\u0334\u115F\u1160\u1100\u{E0100}\u2028 ";
    const texts = fc.string({ unit: fc.constantFrom(...odd), maxLength: 12 });
    fc.assert(
      fc.property(texts, (text) => cleanLine(cleanLine(text)) === cleanLine(text)),
      { numRuns: 5_000 },
    );
  });
});

describe("cleaning text of several lines", () => {
  test.each([
    ["a\r\nb\rc", "a\nb\nc"],
    ["a\u000Bb\u2028c", "a\nb\nc"],
    ["a\tb", "a\tb"],
    ["a\u0007\u001B[31mb\u0090", "a[31mb"],
    ["a \u202Eb\u200B", "a b"],
  ])("cleaning several lines makes %j into %j", (written, kept) => expect(cleanText(written)).toBe(kept));
});

test("a tidied line passes every check", () => {
  expect(tidyLine("a\0b\ud800c\r\n\u202Ed")).toBe("a b c d");
});

describe("a name can be seen", () => {
  test.each(["Ana", "李", "🎉", "…", "7"])("the name %s is visible", (name) =>
    expect(isVisible(name)).toBe(true),
  );
  test.each(["", " ", "\u2800", "\u0301", "\u200B", "\u3000"])("the name %j is invisible", (name) =>
    expect(isVisible(name)).toBe(false),
  );
});

describe("a web address", () => {
  test.each([
    ["https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
    [" https://example.org ", "https://example.org"],
    ["https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"],
    ["https://example.org/\u202Egpj.exe", "https://example.org/\u202Egpj.exe"],
    ["https://example.org/\0", "https://example.org/\0"],
    ["not one é", "not one é"],
  ])("the web address %j is read as %j", (typed, taken) => expect(asciiUrl(typed)).toBe(taken));
});

describe("a name within a sentence", () => {
  test("a right-to-left name is isolated", () => expect(isolate("שלום")).toBe("\u2068שלום\u2069"));
  test("a left-to-right name stays unchanged", () => expect(isolate("Ana")).toBe("Ana"));
  test("a name cannot end its own isolation", () =>
    expect(isolate("\u2069\u202Eשלום")).toBe("\u2068שלום\u2069"));
});
