import { cutTo } from "./clean-text";

const DESCRIPTION_MAX = 300;

/** Only this many characters of a text are parsed: most are cut off anyway. */
const READ_MAX = 4_000;

/** Markdown as one plain line for machines and previews, cut at a word. Every repetition is bounded. */
export function plainText(markdown: string, lengthMax = DESCRIPTION_MAX): string {
  const text = cutTo(markdown, READ_MAX)
    .replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, " ")
    .replace(/\[([^\]]{0,200})\]\([^)]{0,500}\)/g, "$1")
    .replace(/<[^>]{0,500}>/g, " ")
    .replace(/^[ \t]{0,3}(#{1,6}|>|[-*+]|\d{1,9}\.)[ \t]+/gm, "")
    .replace(/[*_`~|]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (text.length <= lengthMax) return text;
  const cut = cutTo(text, lengthMax);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), lengthMax / 2)).trimEnd()}…`;
}
