/** A piece of XML whose texts are escaped already. */
export type Xml = { xml: string };

/** @param content children, or text; left out = an empty element */
export function element(name: string, attributes: Record<string, string>, content?: Xml[] | string): Xml {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)];
  if (content === undefined) return { xml: `<${opening.join(" ")}/>` };
  const inner = typeof content === "string" ? escaped(content) : content.map(({ xml }) => xml).join("");
  return { xml: `<${opening.join(" ")}>${inner}</${name}>` };
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

/** What XML 1.0 does not admit, not even escaped: controls, lone surrogates and two non-characters. */
const NOT_XML = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .replace(NOT_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
