/** The most words of a search that count; more words add nothing. */
const WORDS_MAX = 8;
/** The most characters of a word that count, in documents and searches alike. */
const WORD_MAX = 60;

/**
 * Scripts without spaces between words: each character is a word. Elsewhere a word is a run of letters and digits.
 */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu");

/** Accents, and letters that Unicode does not decompose into letter and accent. */
const ACCENTS = /[\u0300-\u036f]/g;
const PLAIN: Record<string, string> = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };

/**
 * The words of a text as they are compared: lower case, without accents, only letters, marks and digits. Computed
 * here and not by a dictionary of the database, so that documents and searches are split alike on every
 * installation.
 */
export function searchWords(text: string): string[] {
  const plain = accentless(text)
    // Upper case first, because only that turns "ß" into "ss".
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[øłđðþæœı]/g, (letter) => PLAIN[letter] ?? letter);
  return (plain.match(WORD) ?? []).map((word) => [...word].slice(0, WORD_MAX).join(""));
}

/** The text in compatibility form without accents, equal to `accentlessColumn` in SQL. */
export function accentless(text: string): string {
  return text.normalize("NFKD").replace(ACCENTS, "");
}

export type Weighed = { weight: "A" | "B" | "C"; words: readonly string[] };

/** A search document in Postgres's `tsvector` syntax. */
export function searchDocument(weighed: readonly Weighed[]): string {
  let position = 0;
  // Each word once per weight: no list is sorted by the number of occurrences.
  return weighed
    .flatMap(({ weight, words }) => [...new Set(words)].map((word) => `${word}:${++position}${weight}`))
    .join(" ");
}

/**
 * A search in Postgres's `tsquery` syntax: all words must occur, each as the beginning of a word. Null where it has
 * no word. Nothing that a person types is an operator: only letters, marks and digits remain.
 */
export function searchQuery(q: string): string | null {
  const words = [...new Set(searchWords(q))].slice(0, WORDS_MAX);
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(" & ");
}
