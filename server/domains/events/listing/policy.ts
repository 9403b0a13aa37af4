const WORDS_MAX = 8;

/** One `ilike` pattern per word of a search; wildcards that a person types are escaped. */
export function searchPatterns(q: string): string[] {
  const words = q.split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  return words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}
