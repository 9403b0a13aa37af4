/** A node of the tree that Markdown becomes, as far as headings need to know it. */
export type MarkdownNode = { type: string; tagName?: string; children?: MarkdownNode[] };

const firstLevel = 3;
const lastLevel = 6;

/**
 * Gives headings the levels of their nesting, from h3 on, in place. Whatever levels the writer used, none is
 * skipped: people pick headings by size, and screen readers navigate by level.
 */
export function nestHeadings(tree: MarkdownNode): void {
  const open: number[] = [];
  for (const heading of headingsOf(tree)) {
    const written = Number(heading.tagName?.slice(1));
    while ((open.at(-1) ?? 0) >= written) open.pop();
    heading.tagName = `h${Math.min(firstLevel + open.length, lastLevel)}`;
    open.push(written);
  }
}

function headingsOf(node: MarkdownNode): MarkdownNode[] {
  if (/^h[1-6]$/.test(node.tagName ?? "")) return [node];
  return (node.children ?? []).flatMap(headingsOf);
}
