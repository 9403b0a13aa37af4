import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { costOf, refuseTooDeep } from "../../../components/ui/markdown-bounds";

type Node = { type: string; value?: string; properties?: { alt?: unknown }; children?: Node[] };

/** Without any of these, a text is shown as it is written. */
const MARK = /[\\&<*_~`[\]|]/;

/**
 * Markdown as readers see it, by the parser that shows it to them: without marks of emphasis, tags, comments and the addresses
 * of links, and with entities decoded. A text that is too dear to parse is shown to them as it is written, and returned so.
 */
export function shownText(markdown: string): string {
  if (!MARK.test(markdown) || costOf(markdown) === null) return markdown;
  let shown = markdown;
  const keep = () => (tree: Node) => {
    shown = textIn(tree);
  };
  try {
    ReactMarkdown({
      skipHtml: true,
      remarkPlugins: [remarkGfm, () => refuseTooDeep],
      rehypePlugins: [keep],
      children: markdown,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return shown;
}

function textIn({ type, value, properties, children = [] }: Node): string {
  if (type === "text") return value ?? "";
  if (typeof properties?.alt === "string") return properties.alt;
  return children.map(textIn).join("");
}
