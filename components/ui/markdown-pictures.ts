import type { MarkdownNode } from "./markdown-headings";

type Node = MarkdownNode & { value?: string; properties?: Record<string, unknown>; children?: Node[] };

/**
 * Turns pictures into links to them, in place. Where members write to each other, a picture from elsewhere would tell its
 * host who reads and when; a link tells it only when it is followed.
 */
export function linkPictures(tree: MarkdownNode): void {
  const waiting: { node: Node; isInLink: boolean }[] = [{ node: tree, isInLink: false }];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const isInLink = one.isInLink || one.node.tagName === "a";
    if (one.node.tagName === "img") becomeLink(one.node, isInLink);
    else for (const node of one.node.children ?? []) waiting.push({ node, isInLink });
  }
}

function becomeLink(picture: Node, isInLink: boolean): void {
  const { src = "", alt } = picture.properties ?? {};
  // A link within a link is not HTML.
  picture.tagName = isInLink ? "span" : "a";
  picture.properties = isInLink ? {} : { href: src };
  picture.children = [{ type: "text", value: String(alt || src) } as Node];
}
