const BASE_MAX = 60;

/** Letters that do not come apart into a base and an accent. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  ø: "o",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * A title as the readable part of an address: "Crème brûlée, round 2!" becomes "creme-brulee-round-2".
 * @param empty what a title without such letters becomes
 */
export function slugBase(title: string, empty = "event"): string {
  const ascii = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const spelled = ascii.replace(/[ßæøœłđðþı]/g, (letter) => LETTERS[letter] ?? "");
  const words = spelled.replace(/[^a-z0-9]+/g, "-").slice(0, BASE_MAX);
  return words.replace(/^-+|-+$/g, "") || empty;
}

const ENDING_LENGTH = 8;
const ENDING_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * The slug of something new: its title, and letters that make it unique.
 * @param random 0 ≤ random(n) < n
 */
export function newSlug(title: string, random: (n: number) => number, empty?: string): string {
  const letters = Array.from({ length: ENDING_LENGTH }, () => ENDING_LETTERS[random(ENDING_LETTERS.length)]);
  return `${slugBase(title, empty)}-${letters.join("")}`;
}

/** The letters at the end of a slug that make it unique; they stay when the title changes. */
export function slugEnding(slug: string): string {
  return slug.slice(-ENDING_LENGTH);
}
