const WORDS_MAX = 8;

/** The words of a search as patterns for `ilike`; what a person types is never an operator. */
export function likeWords(text: string | undefined): string[] {
  const words = (text ?? "").split(/\s+/).filter((word) => word !== "");
  return words.slice(0, WORDS_MAX).map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}
