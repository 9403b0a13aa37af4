/**
 * What Markdown may ask of its parser. Its time grows with the square of how deep quotes and lists nest, of brackets,
 * of marks of emphasis and of lines, and with the cells of a table, which a row need not even spell out. Links, code and
 * entities are dear by their number. The figures
 * lie far beyond what people write and keep 20,000 characters within a fraction of a second.
 */
const CONTAINERS_PER_LINE_MAX = 8;
const CONTAINERS_MAX = 2_500;
const LINES_MAX = 1_500;
const BRACKETS_MAX = 1_500;
const BRACKET_DEPTH_MAX = 20;
const EMPHASIS_MAX = 1_500;
const EMPHASIS_RUN_MAX = 60;
const TABLE_CELLS_MAX = 6_000;
/** Marks within lines taken together: each becomes a node of its own, which is made, checked, sent and drawn. */
const INLINE_MAX = 2_000;
const INLINE_MARK = /[[\]*_~`&]/g;
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

/** Whether a text can be parsed in bounded time. Takes time in proportion to the text itself. */
export function isWithinBounds(markdown: string): boolean {
  const lines = markdown.split(/\r\n?|\n/);
  if (lines.length > LINES_MAX || !isBracketsBounded(markdown)) return false;
  let [containers, marks, pipesMax, inline] = [0, 0, 0, 0];
  for (const line of lines) {
    const isRule = RULE.test(line);
    const opened = containersOn(line, isRule);
    const runs = isRule ? [] : (line.match(/[*_~]+/g) ?? []);
    if (opened > CONTAINERS_PER_LINE_MAX || runs.some((run) => run.length > EMPHASIS_RUN_MAX)) return false;
    containers += opened;
    marks += runs.reduce((sum, run) => sum + run.length, 0);
    if (!isRule) inline += inlineOn(line);
    pipesMax = Math.max(pipesMax, line.split("|").length - 1);
  }
  const cells = pipesMax * lines.length;
  if (containers > CONTAINERS_MAX || marks > EMPHASIS_MAX || inline > INLINE_MAX) return false;
  return cells <= TABLE_CELLS_MAX;
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
