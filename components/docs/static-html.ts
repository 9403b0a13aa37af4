import { Fragment, isValidElement, type ReactNode } from "react";

const ATTRIBUTES: Record<string, string> = { className: "class", tabIndex: "tabindex" };
const AS_THEY_ARE = /^(id|href|type|aria-[a-z]+|data-[a-z]+)$/;

/**
 * Plain markup as text, to be made once and sent to everyone who asks. React would build, serialize and render the same
 * hundreds of elements anew with each view.
 * @throws Error for what is not plain: components with state, handlers, styles, elements without an end tag
 */
export function staticHtml(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return escaped(String(node));
  if (Array.isArray(node)) return node.map(staticHtml).join("");
  if (!isValidElement<{ children?: ReactNode }>(node)) throw new Error("only elements and text are static");
  const { type, props } = node;
  if (type === Fragment) return staticHtml(props.children);
  if (typeof type === "function") return staticHtml((type as (of: unknown) => ReactNode)(props));
  if (typeof type !== "string") throw new Error("only functions and tags are static");
  const { children, ...rest } = props;
  return `<${type}${Object.entries(rest).map(attribute).join("")}>${staticHtml(children)}</${type}>`;
}

function attribute([name, value]: [string, unknown]): string {
  if (value === undefined) return "";
  const written = ATTRIBUTES[name] ?? (AS_THEY_ARE.test(name) ? name : undefined);
  if (!written || !["string", "number", "boolean"].includes(typeof value)) {
    throw new Error(`${name} is no attribute of static markup`);
  }
  return ` ${written}="${escaped(String(value))}"`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
