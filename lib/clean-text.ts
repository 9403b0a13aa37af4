/**
 * What people write, made safe to keep and to show: without characters that are invisible, or that turn other text
 * around. Every function here takes time in proportion to its text.
 */

/** Marks on one letter beyond which they only cover the lines above and below; no script needs more. */
const MARKS_MAX = 8;

/** Scripts in which a (non-)joiner changes the letter before it. */
const JOINING_SCRIPTS = [
  "Arabic",
  "Syriac",
  "Nko",
  "Mandaic",
  "Mongolian",
  "Adlam",
  "Hanifi_Rohingya",
  "Devanagari",
  "Bengali",
  "Gurmukhi",
  "Gujarati",
  "Oriya",
  "Tamil",
  "Telugu",
  "Kannada",
  "Malayalam",
  "Sinhala",
  "Khmer",
  "Myanmar",
  "Tibetan",
  "Javanese",
  "Balinese",
];
const JOINED = JOINING_SCRIPTS.map((script) => `\\p{scx=${script}}`).join("");

/** Invisible characters in the places where writing needs them; each alternative is of bounded length. */
const NEEDED = [
  // Flags of England, Scotland and Wales.
  "\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,12}\\u{E007F}",
  `(?<=[${JOINED}])(?<=[\\p{L}\\p{M}])[\\u200C\\u200D]`,
  // Between the parts of one emoji.
  "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\uFE0F?)\\u200D(?=\\p{Extended_Pictographic})",
  // Which of its forms an emoji, a sign or an ideograph takes.
  "(?<=[\\p{Emoji}\\p{S}\\p{Ideographic}\\p{scx=Mongolian}\\p{scx=Myanmar}])[\\uFE00-\\uFE0F]",
  "(?<=\\p{Ideographic})[\\u{E0100}-\\u{E01EF}]",
  "(?<=\\p{scx=Mongolian})[\\u180B-\\u180F]",
  // Korean as it was written centuries ago.
  "(?<=[\\u1100-\\u115E])\\u1160|\\u115F(?=[\\u1161-\\u11A7])",
].join("|");
const UNSEEN = "\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB\\p{Noncharacter_Code_Point}";
const INVISIBLE = new RegExp(`(${NEEDED})|[${UNSEEN}]`, "gu");
/** Marks of direction, which texts that run from right to left cannot do without; overrides are not among them. */
const INVISIBLE_IN_RTL = new RegExp(`(${NEEDED}|[\\u200E\\u200F\\u061C])|[${UNSEEN}]`, "gu");

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MARKS_MAX}})\\p{M}+`, "gu");

/** Neither a NUL nor half a character can be kept in a database; no keyboard writes them. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const CONTROL_OR_HALF = /[\p{Cc}\p{Surrogate}]/u;
/** Blank, though Unicode does not count them as spaces. */
const BLANK = /[\u2800\u{1D159}]/gu;

/** Whether a text can be kept at all, once it is cleaned. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** Whether a text is one line without control characters. */
export function isPlainLine(text: string): boolean {
  return !CONTROL_OR_HALF.test(text);
}

/** Whether a reader would see something of it. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u.test(text.replace(BLANK, ""));
}

/** Whether part of it is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/**
 * One line as it is kept: in Unicode's composed form, trimmed, without invisible characters, overrides of direction
 * and heaps of marks. Control characters stay, so that they can be refused.
 */
export function cleanLine(text: string): string {
  return withoutInvisible(text.replace(/[\u2028\u2029]/g, " ")).trim();
}

/** Text of several lines as it is kept: like a line, with `\n` as the one line break, and controls other than tab gone. */
export function cleanText(text: string): string {
  const lines = text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n");
  return withoutInvisible(lines).replace(/(?![\0\t\n])\p{Cc}/gu, "");
}

/** Any text as a line that can be stored, for texts that are not worth refusing a request. */
export function tidyLine(text: string): string {
  return cleanLine(text.replace(/[\p{Cc}\p{Surrogate}]+/gu, " "));
}

/**
 * A web address in ASCII, as browsers send it; unchanged where it is none, or holds characters that no address shows,
 * so that these can be refused.
 */
export function asciiUrl(text: string): string {
  const trimmed = text.trim();
  if (/^[!-~]*$/.test(trimmed) || /[\p{Cc}\p{Surrogate}\p{Z}\\]/u.test(trimmed)) return trimmed;
  if (withoutInvisible(trimmed) !== trimmed.normalize("NFC") || !URL.canParse(trimmed)) return trimmed;
  return new URL(trimmed).href;
}

/** The beginning of a text: at most so many UTF-16 units, and never half a character. */
export function cutTo(text: string, unitsMax: number): string {
  return text.slice(0, unitsMax).replace(/[\ud800-\udbff]$/, "");
}

/** A name or title within a sentence of plain text, so that its direction does not turn the sentence around. */
export function isolate(text: string): string {
  const plain = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
  return RIGHT_TO_LEFT.test(plain) || /[\u200F\u061C]/.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Removing or composing characters can change how their neighbours are read, so the text is cleaned again, a bounded number of times. */
function withoutInvisible(text: string, passes = 4): string {
  const pattern = RIGHT_TO_LEFT.test(text) ? INVISIBLE_IN_RTL : INVISIBLE;
  const visible = text.replace(pattern, (_, needed: string | undefined) => needed ?? "");
  // Bounded before they are composed: putting a long heap of marks in order takes quadratic time.
  const composed = visible.replace(TOO_MANY_MARKS, "$1").normalize("NFC");
  return composed === text || passes === 1 ? composed : withoutInvisible(composed, passes - 1);
}
