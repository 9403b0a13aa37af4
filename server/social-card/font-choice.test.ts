import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chooseFonts, installedFile, namesOfFiles } from "./font-choice";

const files = (text: string, timeZone = "Europe/Lisbon") =>
  chooseFonts(text, timeZone).files.map((file) =>
    file.replace(/^.*\//, "").replace(/-(wght|400)-normal.woff2$/, ""),
  );

describe("chooseFonts", () => {
  test("only the site's own font is chosen if it covers the text", () => {
    expect(files("Autumn supper: café “Zoë” – 2026…")).toEqual(["Geist-Variable.woff2"]);
    expect(files("")).toEqual(["Geist-Variable.woff2"]);
  });

  test("one font is chosen for all Latin, Greek and Cyrillic text", () => {
    expect(files("Łódź, Київ")).not.toContain("Geist-Variable.woff2");
    expect(files("Łódź, Київ")).toEqual(expect.arrayContaining(["noto-sans-latin", "noto-sans-cyrillic"]));
  });

  test.each([
    ["مرحبا", "noto-sans-arabic-arabic"],
    ["שלום", "noto-sans-hebrew-hebrew"],
    ["नमस्ते", "noto-sans-devanagari-devanagari"],
    ["สวัสดี", "noto-sans-thai-thai"],
    ["🎉 Party", "noto-color-emoji-emoji"],
    ["1️⃣", "noto-color-emoji-emoji"],
  ])("the text %s is drawn with %s", (text, file) => {
    expect(files(text)).toContain(file);
  });

  test("only the parts of large fonts with characters of the text are loaded", () => {
    const used = files("東京の夜");
    expect(used.length).toBeLessThanOrEqual(5);
    for (const file of used.slice(1)) expect(file).toMatch(/^noto-sans-jp-\d+$/);
  });

  test("a Chinese character takes the form of the text's language, or else of the event's place", () => {
    const family = (text: string, timeZone: string) => files(text, timeZone)[1]?.replace(/-\d+$/, "");
    expect(family("直", "Europe/Lisbon")).toBe("noto-sans-sc");
    expect(family("直", "Asia/Tokyo")).toBe("noto-sans-jp");
    expect(family("直", "Asia/Taipei")).toBe("noto-sans-tc");
    expect(family("直", "constructor")).toBe("noto-sans-sc");
    expect(family("直す", "Europe/Lisbon")).toBe("noto-sans-jp");
    expect(family("直 한국", "Europe/Lisbon")).toBe("noto-sans-kr");
  });

  test("no colour font is chosen for symbols that are ordinary text", () => {
    expect(files("© 2026 ™")).not.toContain("noto-color-emoji-emoji");
    expect(files("1 + 2 # *")).toEqual(["Geist-Variable.woff2"]);
  });

  test("a character without a font is replaced by its plain form, or left out if it has none", () => {
    expect(chooseFonts("a\u{10FFFD}\u{12000}b", "UTC").text).toBe("ab");
    expect(chooseFonts("\u{FB01}x", "UTC").text).toMatch(/^(\u{FB01}|fi)x$/u);
  });

  test("joiners, selectors and isolates, which shaping needs, are kept", () => {
    for (const text of ["👩‍👩‍👧", "می\u200cخواهم", "Hosted by \u2068עברית\u2069", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"]) {
      expect(chooseFonts(text, "UTC").text).toBe(text);
    }
  });
});

test("every font file that can be chosen is installed", () => {
  const names = namesOfFiles();
  expect(names.length).toBeGreaterThan(400);
  expect(names.filter((name) => !existsSync(installedFile(name)))).toEqual([]);
});
