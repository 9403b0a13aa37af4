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

/** A title as the readable part of an address: "Crème brûlée, round 2!" becomes "creme-brulee-round-2". */
export function slugBase(title: string): string {
  const ascii = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const spelled = ascii.replace(/[ßæøœłđðþı]/g, (letter) => LETTERS[letter] ?? "");
  const words = spelled.replace(/[^a-z0-9]+/g, "-").slice(0, BASE_MAX);
  return words.replace(/^-+|-+$/g, "") || "event";
}
