import type { MarkdownNode } from "./markdown-headings";

type Node = MarkdownNode & { value?: string; properties?: Record<string, unknown>; children?: Node[] };

const PERSON = /^person:/i;

/** The class of a mention, which the sanitizer lets through. */
export const MENTION_CLASS = "mention";

/**
 * Shows "@[Name](person:ID)" as a name that stands out, in place. A link to a person without the "@" before it becomes
 * plain text.
 */
export function showMentions(tree: MarkdownNode): void {
  const waiting: Node[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const children = node.children ?? [];
    for (const [index, child] of children.entries()) {
      if (isPerson(child)) mention(child, children[index - 1]);
      waiting.push(child);
    }
  }
}

function isPerson({ tagName, properties }: Node): boolean {
  return tagName === "a" && typeof properties?.href === "string" && PERSON.test(properties.href);
}

function mention(link: Node, before: Node | undefined): void {
  link.tagName = "span";
  link.properties = {};
  if (before?.type !== "text" || !before.value?.endsWith("@")) return;
  before.value = before.value.slice(0, -1);
  link.properties = { className: [MENTION_CLASS] };
  link.children = [{ type: "text", value: "@" } as Node, ...(link.children ?? [])];
}
