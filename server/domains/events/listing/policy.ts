const WORDS_MAX = 8;

/** One pattern for `ilike` per word of a search; what a person types is never a wildcard. */
export function searchPatterns(q: string): string[] {
  const words = q.split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  return words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}
