/** Lays out text in lines. Pure: `measure` returns the width of a text. */

import { isRightToLeft } from "@/lib/clean-text";

/** Lines of text at one size; `isCut` if the text did not fit and ends with an ellipsis. */
export type Lines = { lines: string[]; isCut: boolean };

/** A size in pixels and the maximum number of lines at this size. */
export type Step = { size: number; linesMax: number };

/** The width of a text in ems, that is, at size 1. */
export type Measure = (text: string) => number;

const words = new Intl.Segmenter("en", { granularity: "word" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Scripts without spaces, and pictures: a line may break at any word. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{Extended_Pictographic}]/u;
// Alternatives outside a character class: joiners and variation selectors must match on their own here.
const NO_LINE_BEGINS =
  /^(?:\u200d|\ufe0f|[\p{Pe}\p{Pf}\p{Po}\p{M}々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ])/u;
const NO_LINE_ENDS = /[\p{Ps}\p{Pi}#@¿¡]$/u;

/** Whether a text runs from right to left, which its first letter decides. */
export function startsRightToLeft(text: string): boolean {
  return isRightToLeft(/\p{L}/u.exec(text)?.[0] ?? "");
}

/** The characters of a text as a reader counts them: an emoji of several code points is one. */
export function graphemesOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** The pieces of a text between which a line may break. Joined, they are the text. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(text)) {
    const before = pieces.at(-1);
    if (before !== undefined && !mayBreak(before, segment)) pieces[pieces.length - 1] = before + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  // A dash between spaces ends a line rather than beginning one.
  if (/^[\s–—]/.test(after)) return false;
  if (/[^\S\u00a0\u202f]$/u.test(before)) return true;
  if (/\p{L}[\p{Pd}/]$/u.test(before)) return /^\p{L}/u.test(after);
  const [last, first] = [[...before].at(-1) ?? "", [...after][0] ?? ""];
  if (!UNSPACED.test(last) && !UNSPACED.test(first)) return false;
  return !NO_LINE_BEGINS.test(after) && !NO_LINE_ENDS.test(before);
}

/**
 * Wraps a text into at most `linesMax` lines. A word wider than a line is split between characters; text that still
 * does not fit is cut and ends with an ellipsis.
 * @param width in ems
 */
export function wrapText(text: string, width: number, linesMax: number, measure: Measure): Lines {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  const add = (piece: string, pieceWidth: number) => {
    line += piece;
    taken += pieceWidth;
  };
  const end = () => {
    if (line.trim()) lines.push(line.trim());
    line = "";
    taken = 0;
  };
  for (const piece of piecesOf(text)) {
    if (lines.length > linesMax) break;
    const bare = measure(piece.trimEnd());
    if (taken > 0 && taken + bare > width) end();
    if (bare <= width) add(piece, measure(piece));
    else
      for (const grapheme of graphemesOf(piece)) {
        const one = measure(grapheme);
        if (taken > 0 && taken + one > width) end();
        add(grapheme, one);
      }
  }
  end();
  if (lines.length <= linesMax) return { lines, isCut: false };
  const kept = lines.slice(0, linesMax);
  return { lines: [...kept.slice(0, -1), withEllipsis(kept.at(-1) ?? "", width, measure)], isCut: true };
}

function withEllipsis(line: string, width: number, measure: Measure): string {
  const characters = graphemesOf(line);
  const text = () => `${characters.join("").replace(/[\s,.;:!?\p{Pd}\p{Ps}]+$/u, "")}…`;
  while (characters.length > 0 && measure(text()) > width) characters.pop();
  return text();
}

/**
 * Lays out a text at the largest size at which it fits, or cuts it at the smallest. If a line would be nearly
 * empty, the lines get similar lengths.
 * @param width in pixels
 */
export function fitText(
  text: string,
  width: number,
  steps: readonly [Step, ...Step[]],
  measure: Measure,
): Lines & { size: number } {
  const widest = Math.max(0, ...piecesOf(text).map((piece) => measure(piece.trimEnd())));
  let fitted = { size: steps[0].size, lines: [] as string[], isCut: true };
  for (const { size, linesMax } of steps) {
    fitted = { size, ...wrapText(text, width / size, linesMax, measure) };
    // A word is split only if it fits at no size.
    if (!fitted.isCut && widest * size <= width) break;
  }
  const { size, lines, isCut } = fitted;
  if (isCut || lines.length < 2 || widest * size > width) return fitted;
  return { ...fitted, lines: evenLines(text, { from: widest, to: width / size }, lines, measure) };
}

function evenLines(text: string, range: { from: number; to: number }, lines: string[], measure: Measure) {
  let [low, high, best] = [range.from, range.to, lines];
  for (let round = 0; round < 6; round++) {
    const middle = (low + high) / 2;
    const tried = wrapText(text, middle, lines.length, measure);
    if (tried.isCut) low = middle;
    else [high, best] = [middle, tried.lines];
  }
  return best;
}
