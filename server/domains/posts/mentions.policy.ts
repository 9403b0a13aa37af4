import { MENTION } from "../../../lib/mention-names";

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const MARKER = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t]?){1,8}/;
const INDENTED = /^(?: {4}|\t)/;

/**
 * The ids of the people whom a text mentions, each once, in order. What stands in code mentions no one.
 * Takes time in proportion to the text.
 */
export function mentionedIn(markdown: string): string[] {
  const ids = new Set<string>();
  for (const paragraph of proseOf(markdown)) {
    for (const part of withoutCode(paragraph)) {
      for (const [, id = ""] of part.matchAll(MENTION)) ids.add(id.toLowerCase());
    }
  }
  return [...ids];
}

/** The text between blocks of code. */
function proseOf(markdown: string): string[] {
  const paragraphs: string[] = [];
  let prose: string[] = [];
  let fence: string | null = null;
  let wasBlank = true;
  const end = () => {
    if (prose.length > 0) paragraphs.push(prose.join("\n"));
    prose = [];
  };
  for (const line of markdown.split(/\r\n?|\n/)) {
    const inner = line.replace(MARKER, "");
    const opening = FENCE.exec(inner) ?? FENCE.exec(line);
    const isBlank = line.trim() === "";
    if (fence) {
      if (opening && closes(fence, opening)) fence = null;
    } else if (opening && !isInlineCode(opening)) {
      end();
      fence = opening[1] ?? "";
    } else if (isBlank) {
      end();
    } else if (!(INDENTED.test(line) && wasBlank && prose.length === 0)) {
      prose.push(line);
    }
    // Only a blank line, or more of the same, comes before an indented block of code.
    wasBlank = isBlank || (wasBlank && INDENTED.test(line));
  }
  end();
  return paragraphs;
}

/** A line such as ```` ```a``` ````, which is code within a line. */
function isInlineCode([, marks = "", rest = ""]: RegExpExecArray): boolean {
  return marks.startsWith("`") && rest.includes("`");
}

function closes(fence: string, [, marks = "", rest = ""]: RegExpExecArray): boolean {
  return marks[0] === fence[0] && marks.length >= fence.length && rest.trim() === "";
}

/** The parts of a paragraph between spans of code: a run of backticks opens one where an equal run follows. */
function withoutCode(paragraph: string): string[] {
  const runs = [...paragraph.matchAll(/`+/g)].map((run) => ({ at: run.index, length: run[0].length }));
  const later = new Map<number, number[]>();
  for (const [index, { length }] of runs.entries()) {
    const same = later.get(length);
    if (same) same.push(index);
    else later.set(length, [index]);
  }
  const parts: string[] = [];
  let from = 0;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (!run) break;
    const closing = nextAfter(later.get(run.length) ?? [], index);
    if (closing === null) continue;
    const end = runs[closing];
    if (!end) break;
    parts.push(paragraph.slice(from, run.at));
    from = end.at + end.length;
    index = closing;
  }
  parts.push(paragraph.slice(from));
  return parts;
}

/** The first of the ascending indexes beyond `index`. Those before are dropped, because the search never goes back. */
function nextAfter(indexes: number[], index: number): number | null {
  while (indexes.length > 0 && (indexes[0] ?? 0) <= index) indexes.shift();
  return indexes[0] ?? null;
}
