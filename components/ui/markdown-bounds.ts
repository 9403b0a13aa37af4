/**
 * What Markdown may ask of its parser. Its time grows with the square of how deep quotes and lists nest, of brackets, of marks
 * of emphasis and of comments that do not end, and with the cells of a table, which a row need not even spell out. All else is
 * dear by its number. The figures lie far beyond what people write and keep 20,000 characters within a fraction of a second.
 */
const CONTAINERS_PER_LINE_MAX = 8;
const LINES_MAX = 1_500;
const BRACKETS_MAX = 1_500;
const BRACKET_DEPTH_MAX = 20;
const EMPHASIS_MAX = 1_500;
const EMPHASIS_RUN_MAX = 60;
const TABLE_CELLS_MAX = 6_000;
/** Openings of comments and instructions, each of which is looked for the end of in the rest of its paragraph. */
const UNENDING_MAX = 30;
const UNENDING = /<[?!]/g;
/** What a text may cost. One is about a line, a bracket or an escape: 0.05 ms to parse, check and draw. */
const COST_MAX = 3_000;
const COST_OF_CONTAINER = 3;
/** Marks within lines: each becomes a node of its own, which is made, checked, sent and drawn. */
const INLINE_MARK = /[[\]*_~`&<\\]/g;
/** What becomes a link without being marked as one, which costs as much as three marks. */
const BARE_LINK = /:\/\/|www\.|@/gi;
const MARKS_PER_BARE_LINK = 3;

/** Of the parsed text. */
const DEPTH_MAX = 48;

/** Quotes and list items that open on one line, each of which can hold the next. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const CONTAINER = />|[-+*]|\d+[.)]/g;
/** A rule across the page or a line that underlines a heading; it looks like list items or emphasis and is neither. */
const RULE = /^[ \t>]*([-*_~])(?:[ \t]*\1)*[ \t]*$/;

/**
 * What a text costs its parser, in lines or marks; null where it would take too long. Takes time in proportion to the text
 * itself.
 */
export function costOf(markdown: string): number | null {
  const lines = markdown.split(/\r\n?|\n/);
  if (lines.length > LINES_MAX || !isBracketsBounded(markdown)) return null;
  if ((markdown.match(UNENDING)?.length ?? 0) > UNENDING_MAX) return null;
  let [cost, marks, pipesMax] = [lines.length, 0, 0];
  for (const line of lines) {
    const isRule = RULE.test(line);
    const opened = containersOn(line, isRule);
    const runs = isRule ? [] : (line.match(/[*_~]+/g) ?? []);
    if (opened > CONTAINERS_PER_LINE_MAX || runs.some((run) => run.length > EMPHASIS_RUN_MAX)) return null;
    marks += runs.reduce((sum, run) => sum + run.length, 0);
    cost += opened * COST_OF_CONTAINER + (isRule ? 0 : inlineOn(line));
    pipesMax = Math.max(pipesMax, line.split("|").length - 1);
  }
  const cells = pipesMax * lines.length;
  return marks > EMPHASIS_MAX || cells > TABLE_CELLS_MAX || cost > COST_MAX ? null : cost;
}

function inlineOn(line: string): number {
  const links = line.match(BARE_LINK)?.length ?? 0;
  return (line.match(INLINE_MARK)?.length ?? 0) + links * MARKS_PER_BARE_LINK;
}

function containersOn(line: string, isRule: boolean): number {
  const opening = CONTAINERS.exec(line)?.[0] ?? "";
  return opening.match(isRule ? />/g : CONTAINER)?.length ?? 0;
}

function isBracketsBounded(markdown: string): boolean {
  let [brackets, depth] = [0, 0];
  for (const [bracket] of markdown.matchAll(/[[\]]/g)) {
    brackets += 1;
    depth = bracket === "[" ? depth + 1 : Math.max(0, depth - 1);
    if (brackets > BRACKETS_MAX || depth > BRACKET_DEPTH_MAX) return false;
  }
  return true;
}

type Node = { children?: Node[] };

/** Refuses a parsed text that nests too deep to be rendered by functions that call themselves. */
export function refuseTooDeep(tree: Node): void {
  let level: Node[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) throw new RangeError("Markdown nests too deep.");
    level = level.flatMap((node) => node.children ?? []);
  }
}
