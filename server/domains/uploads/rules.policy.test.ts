import { describe, expect, test } from "vitest";
import { looseLine } from "../../../lib/text-schema";
import { cleanFileName, downloadName, isRefusedType, typeFor } from "./rules.policy";

const cleaned = (name: string) => cleanFileName(looseLine(1_000).parse(name));

describe("a file name", () => {
  test.each([
    ["photo.jpg", "photo.jpg"],
    ["../../etc/passwd", "passwd"],
    ["..\\..\\windows\\system.ini", "system.ini"],
    ["/absolute/path.png", "path.png"],
    ["..", "file"],
    ["", "file"],
    [" . ", "file"],
    ["a\0b.png", "a b.png"],
    ["line\nbreak\t.png", "line break .png"],
    ["\u202Egpj.exe", "gpj.exe"],
    ["zero\u200Bwidth.pdf", "zerowidth.pdf"],
    [".htaccess", "htaccess"],
    ['quo"te<>|?*:.pdf', "quo te .pdf"],
    ["Übersicht – 見積.pdf", "Übersicht – 見積.pdf"],
    ["عرض.pdf", "عرض.pdf"],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleaned(given)).toBe(kept);
  });

  test("a name of 300 characters is cut and keeps its ending", () => {
    const kept = cleaned(`${"é".repeat(300)}.jpeg`);
    expect(kept).toHaveLength(120);
    expect(kept.endsWith("é.jpeg")).toBe(true);
    expect(cleaned("x".repeat(300))).toHaveLength(120);
  });

  test.each([
    ["offer.pdf", "application/pdf", "offer.pdf"],
    ["offer.html", "text/plain", "offer.html.txt"],
    ["evil.exe", "image/webp", "evil.exe.webp"],
    ["photo.jpg", "image/webp", "photo.jpg.webp"],
    ["plain", "text/csv", "plain.csv"],
    ["odd", "application/x-odd", "odd.bin"],
  ])("%s of type %s is downloaded as %s", (name, type, download) => {
    expect(downloadName(name, type)).toBe(download);
  });
});

describe("the type of an upload", () => {
  test.each([
    ["event_cover", "image/png", "a.png", "image/png"],
    ["event_cover", "image/apng", "a.png", "image/png"],
    ["event_cover", "application/pdf", "a.png", null],
    ["event_cover", "image/svg+xml", "a.png", null],
    ["event_cover", "text/plain", "a.png", null],
    ["avatar", null, "a.png", null],
    ["rfp_attachment", "text/plain", "a.CSV", "text/csv"],
    ["rfp_attachment", "text/plain", "a.html", "text/plain"],
    ["rfp_attachment", "application/zip", "a.docx", null],
    ["rfp_attachment", "application/vnd.ms-word.document.macroenabled.12", "a.docx", null],
    ["rfp_attachment", "application/xml", "a.txt", null],
  ] as const)("for %s, content of %s called %s is %s", (purpose, detected, name, type) => {
    expect(typeFor(purpose, detected, name)).toBe(type);
  });

  test.each([
    ["event_cover", "image/jpeg", false],
    ["event_cover", "IMAGE/JPEG; q=1", false],
    ["event_cover", "image/jpg", false],
    ["event_cover", "", false],
    ["event_cover", "application/octet-stream", false],
    ["event_cover", "application/pdf", true],
    ["event_cover", "image/svg+xml", true],
    ["rfp_attachment", "application/pdf", false],
    ["rfp_attachment", "application/vnd.ms-excel", false],
    ["rfp_attachment", "text/html", true],
    ["rfp_attachment", "application/zip", true],
  ] as const)("for %s, an announcement of %j is refused: %s", (purpose, announced, isRefused) => {
    expect(isRefusedType(purpose, announced)).toBe(isRefused);
  });
});
