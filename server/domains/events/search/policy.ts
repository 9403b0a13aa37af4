import { visiblePlace } from "../place.policy";

/** Words of a search that count; more say nothing new. */
const WORDS_MAX = 8;
/** Characters of a word that count, in documents and searches alike. */
const WORD_MAX = 60;

/** Scripts without spaces between words: each character is a word. Elsewhere a run of letters and digits is one. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu");

/** Accents, and letters that Unicode does not take for an accented one. */
const ACCENTS = /[\u0300-\u036f]/g;
const PLAIN: Record<string, string> = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };

/**
 * The words of a text as they are compared: small, without accents, nothing but letters, marks and digits. It is done
 * here and not by a dictionary of the database, so that documents and searches are cut alike wherever they run.
 */
export function searchWords(text: string): string[] {
  const plain = accentless(text)
    // Up and down again, because only that makes "ss" of "ß".
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[øłđðþæœı]/g, (letter) => PLAIN[letter] ?? letter);
  return (plain.match(WORD) ?? []).map((word) => [...word].slice(0, WORD_MAX).join(""));
}

/** The text in compatibility form without the accents of its letters, as `accentlessColumn` has it in SQL. */
export function accentless(text: string): string {
  return text.normalize("NFKD").replace(ACCENTS, "");
}

export type Searchable = {
  title: string;
  description: string;
  hostName: string;
  place: string | null;
  onlineUrl: string | null;
  placeHidden: boolean;
};

/**
 * What an event is found by, as Postgres writes a `tsvector`: the title weighs most, then place and host, then the
 * description. A place that is not for everybody is left out, or a search would tell it.
 */
export function documentOf(event: Searchable): string {
  const { place } = visiblePlace(event, null);
  const weighed = [
    { weight: "A", words: searchWords(event.title) },
    { weight: "B", words: searchWords(`${place ?? ""} ${event.hostName}`) },
    { weight: "C", words: searchWords(event.description) },
  ];
  let position = 0;
  // A word once per weight: the list is ordered by time, so how often it comes says nothing.
  return weighed
    .flatMap(({ weight, words }) => [...new Set(words)].map((word) => `${word}:${++position}${weight}`))
    .join(" ");
}

/**
 * A search as Postgres writes a `tsquery`: all words must occur, each as the beginning of a word. Null where there is
 * no word in it. What a person types is never an operator: only letters, marks and digits are left of it.
 */
export function searchQuery(q: string): string | null {
  const words = [...new Set(searchWords(q))].slice(0, WORDS_MAX);
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(" & ");
}
