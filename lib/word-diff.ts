export type DiffPart = { kind: "same" | "removed" | "added"; text: string };

/** The most word pairs that are compared, about 8 MB of memory; larger differences are shown as one replacement. */
const CELLS_MAX = 4_000_000;

/**
 * What changed between two texts, word by word, as parts in reading order. All parts but the added ones make up `before`,
 * all but the removed ones `after`.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const room = Math.min(old.length, now.length) - start;
  while (end < room && old.at(-1 - end) === now.at(-1 - end)) end++;
  return merged([
    ...parts("same", old.slice(0, start)),
    ...changes(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...parts("same", old.slice(old.length - end)),
  ]);
}

/** Words and what stands between them. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}

function parts(kind: DiffPart["kind"], words: readonly string[]): DiffPart[] {
  return words.map((text) => ({ kind, text }));
}

/** By the longest common subsequence. */
function changes(old: readonly string[], now: readonly string[]): DiffPart[] {
  const width = now.length + 1;
  if ((old.length + 1) * width > CELLS_MAX) return [...parts("removed", old), ...parts("added", now)];
  const common = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      common[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: DiffPart[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [word = "", next = ""] = [old[row], now[column]];
    if (row < old.length && column < now.length && word === next) {
      found.push({ kind: "same", text: word });
      row++;
      column++;
    } else if (row < old.length && (column >= now.length || at(row + 1, column) >= at(row, column + 1))) {
      found.push({ kind: "removed", text: word });
      row++;
    } else {
      found.push({ kind: "added", text: next });
      column++;
    }
  }
  return found;
}

/** Neighbours of one kind become one part. */
function merged(all: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of all) {
    const last = joined.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}
