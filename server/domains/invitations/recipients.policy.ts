/** One person of a list of recipients: the address as it was written, and the name beside it. */
export type Recipient = { line: number; address: string; name: string };

/** Whether the text is a list as mail programs write it, with addresses in angle brackets. */
export function isRecipientList(text: string): boolean {
  const firstLine = /\S[^\r\n]*/.exec(text)?.[0] ?? "";
  return firstLine.includes("@") && /<[^<>@\r\n]*@[^<>@\r\n]*>/.test(text);
}

/**
 * Recipients as mail programs paste them: `Ana Reis <ana@example.org>`, `Reis, Ana <ana@example.org>; …`, quoted
 * names, bare addresses, comments in round brackets and groups (`Team: a@example.org, b@example.org;`), separated
 * by commas, semicolons, tabs or lines. One pass over the text.
 */
export function recipientsIn(text: string): Recipient[] {
  const found: Recipient[] = [];
  // A part before a comma that has no address is the first half of "Reis, Ana <ana@example.org>".
  let half = "";
  for (const { part, end, line } of partsOf(text)) {
    const { address, name } = readRecipient(half && part ? `${half}, ${part}` : half || part);
    half = "";
    if (address.includes("@")) found.push({ line, address, name });
    else if (end === "," && part) half = name || part;
    else if (address) found.push({ line, address, name: "" });
  }
  if (half) found.push({ line: text.split("\n").length, address: half, name: "" });
  return found;
}

/** Parses `Ana Reis <ana@example.org>`, `<ana@example.org>`, `ana@example.org (Ana Reis)` and a bare address. */
export function readRecipient(part: string): { address: string; name: string } {
  const text = part.trim();
  const open = text.lastIndexOf("<");
  const close = text.indexOf(">", open);
  if (open !== -1 && close !== -1) {
    return { address: text.slice(open + 1, close).trim(), name: bareName(text.slice(0, open)) };
  }
  const comment = text.indexOf("(");
  if (comment > 0 && text.endsWith(")") && text.slice(0, comment).includes("@")) {
    return { address: text.slice(0, comment).trim(), name: bareName(text.slice(comment + 1, -1)) };
  }
  return { address: text, name: "" };
}

function bareName(text: string): string {
  const name = text
    .trim()
    .replace(/^["']+/, "")
    .replace(/["']+$/, "");
  return name.replace(/\\(.)/g, "$1").trim();
}

type Part = { part: string; end: string; line: number };

/** Splits the text at its separators outside of quotes and brackets. The end of a line always ends quotes. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let [from, line, inside] = [0, 1, ""];
  const cut = (at: number, end: string) => {
    parts.push({ part: text.slice(from, at).trim(), end, line });
    from = at + 1;
    inside = "";
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\n" || sign === "\r") {
      cut(at, "\n");
      if (sign === "\n") line++;
    } else if (inside) {
      if (sign === "\\") at++;
      else if (sign === inside) inside = "";
    } else if (sign === '"') inside = '"';
    else if (sign === "<") inside = ">";
    else if (sign === "(") inside = ")";
    else if (sign === "," || sign === ";" || sign === "\t") cut(at, sign);
    // Ends the name of a group; the colon of `mailto:` is part of an address.
    else if (
      sign === ":" &&
      !/mailto$/i.test(text.slice(Math.max(from, at - 6), at)) &&
      !text.slice(from, at).includes("@")
    )
      from = at + 1;
  }
  cut(text.length, "\n");
  return parts;
}
