import { readFileSync } from "node:fs";
import path from "node:path";
import {
  ALL_FAMILIES,
  EAST_ASIAN,
  EMOJI,
  type FontFamily,
  LATIN,
  SCRIPTS,
  SITE_FONT,
  SITE_FONT_COVERS,
  SYMBOLS,
} from "./font-files";
import { graphemesOf } from "./text-lines";

/** The drawable part of a text, and the font files for it in order of precedence. */
export type FontChoice = { text: string; files: string[] };

type Range = { from: number; to: number; file: string };

/** Used by shaping and drawn by no font. */
const UNDRAWN = /^[\p{Default_Ignorable_Code_Point}\s]$/u;
const ALWAYS_PICTURE = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f/u;
const PICTURE = /\p{Extended_Pictographic}(?!\ufe0e)/u;
const BY_ZONE = new Map<string, keyof typeof EAST_ASIAN>(
  Object.entries({
    "Asia/Tokyo": "jp",
    "Asia/Seoul": "kr",
    "Asia/Pyongyang": "kr",
    "Asia/Taipei": "tc",
    "Asia/Hong_Kong": "tc",
    "Asia/Macau": "tc",
  } as const),
);

/**
 * Chooses the fonts for a text: only files with characters of the text. A character without a font is replaced by
 * its plain form (a styled letter by the letter), or left out if it has none.
 * @param timeZone decides between the forms of Chinese characters if the text does not
 */
export function chooseFonts(text: string, timeZone: string): FontChoice {
  const families = [LATIN, ...SCRIPTS, ...eastAsianOrder(text, timeZone), ...SYMBOLS];
  const drawn = graphemesOf(text)
    .map((grapheme) => drawable(grapheme, families))
    .join("");
  const pictures = graphemesOf(drawn).filter(isPicture);
  const letters = graphemesOf(drawn).filter((grapheme) => !isPicture(grapheme));
  const used = new Set(
    letters.flatMap((grapheme) => [...grapheme].map((one) => fileFor(one, families) ?? [])).flat(),
  );
  const latin = new Set(rangesOf(LATIN).map(({ file }) => file));
  const ofLatin = letters
    .flatMap((grapheme) => [...grapheme])
    .filter((one) => latin.has(fileFor(one, families) ?? ""));
  const isOwn = ofLatin.every((one) => SITE_FONT_COVERS.test(one));
  return {
    text: drawn,
    files: [
      ...(isOwn ? [SITE_FONT] : [...used].filter((file) => latin.has(file))),
      // Before the fonts with plain forms of some emoji, and after the font with the digits.
      ...(pictures.length > 0
        ? rangesOf(EMOJI)
            .slice(0, 1)
            .map(({ file }) => file)
        : []),
      ...[...used].filter((file) => !latin.has(file)),
    ],
  };
}

function eastAsianOrder(text: string, timeZone: string): FontFamily[] {
  const { sc, tc, jp, kr } = EAST_ASIAN;
  const first = /[\p{sc=Hira}\p{sc=Kana}]/u.test(text)
    ? jp
    : /\p{sc=Hangul}/u.test(text)
      ? kr
      : EAST_ASIAN[BY_ZONE.get(timeZone) ?? "sc"];
  return [first, ...[sc, tc, jp, kr].filter((family) => family !== first)];
}

function isPicture(grapheme: string): boolean {
  if (!covers([EMOJI], grapheme)) return false;
  return ALWAYS_PICTURE.test(grapheme) || (PICTURE.test(grapheme) && !covers([LATIN], grapheme));
}

function drawable(grapheme: string, families: FontFamily[]): string {
  const all = [...families, EMOJI];
  const forms = [grapheme, grapheme.normalize("NFKC"), grapheme.normalize("NFD").replace(/\p{M}/gu, "")];
  return forms.find((form) => covers(all, form)) ?? "";
}

function covers(families: FontFamily[], text: string): boolean {
  return [...text].every(
    (character) => UNDRAWN.test(character) || fileFor(character, families) !== undefined,
  );
}

/** The first of the files that has a character. */
function fileFor(character: string, families: FontFamily[]): string | undefined {
  if (UNDRAWN.test(character)) return undefined;
  const code = character.codePointAt(0) ?? 0;
  for (const family of families) {
    const found = findRange(rangesOf(family), code);
    if (found) return found.file;
  }
  return undefined;
}

function findRange(ranges: Range[], code: number): Range | undefined {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) return undefined;
    if (code < range.from) high = middle - 1;
    else if (code > range.to) low = middle + 1;
    else return range;
  }
  return undefined;
}

const known = new Map<FontFamily, Range[]>();

/** The ranges that a family covers, in order, from its package. Read once. @throws if the package is not installed */
function rangesOf(family: FontFamily): Range[] {
  const found = known.get(family);
  if (found) return found;
  const list = readFileSync(installedFile(path.join(family.folder, "unicode.json")), "utf8");
  const ranges = Object.entries<string>(JSON.parse(list))
    .filter(([subset]) => family.subset?.test(subset) ?? true)
    .flatMap(([subset, codes]) => readRanges(codes, path.join(family.folder, family.file(subset))))
    .sort((a, b) => a.from - b.from);
  const apart = withoutOverlaps(ranges);
  known.set(family, apart);
  return apart;
}

/** Subsets share some characters; the binary search needs ranges that do not overlap. */
function withoutOverlaps(ranges: Range[]): Range[] {
  let end = -1;
  return ranges.flatMap((range) => {
    const from = Math.max(range.from, end + 1);
    end = Math.max(end, range.to);
    return from > range.to ? [] : [{ ...range, from }];
  });
}

function readRanges(codes: string, file: string): Range[] {
  return codes.split(",").flatMap((part) => {
    const [from, to] = part.trim().replace(/^U\+/i, "").split("-");
    const [low, high] = [Number.parseInt(from ?? "", 16), Number.parseInt(to ?? from ?? "", 16)];
    return Number.isNaN(low) || Number.isNaN(high) ? [] : [{ from: low, to: high, file }];
  });
}

/** Every file that can be chosen. */
export function namesOfFiles(): string[] {
  return [SITE_FONT, ...new Set(ALL_FAMILIES.flatMap(rangesOf).map(({ file }) => file))];
}

/** The path of a file of the installation. Hidden from the bundler, because next.config.mjs lists the files. */
export function installedFile(file: string): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), file);
}
