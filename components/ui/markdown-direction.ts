import type { MarkdownNode } from "./markdown-headings";

type Directed = MarkdownNode & { properties?: Record<string, unknown> };

/**
 * Lets each block of a text run in the direction of its own first letter, in place. A list or table follows the first
 * letter in it, so that its marks and columns begin on one side; the style sheet sets the direction of their content.
 */
export function directBlocks(tree: MarkdownNode): void {
  for (const block of (tree.children ?? []) as Directed[]) {
    if (block.type === "element") block.properties = { ...block.properties, dir: "auto" };
  }
}
