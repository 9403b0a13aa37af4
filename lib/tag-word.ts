/**
 * The word that a tag's name or alias means: letters and digits in lower case, joined by hyphens. Names that differ in
 * case, spaces or punctuation are one word; "C++" and "C#" are not "C".
 * @returns "" for a name without a letter or digit
 */
export function tagWord(name: string): string {
  const spelled = name
    .normalize("NFKC")
    .toLowerCase()
    .trim()
    .replace(/^#+/, "")
    .replace(/\+/g, " plus ")
    .replace(/#/g, " sharp ");
  return spelled.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
}
