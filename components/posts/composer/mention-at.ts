const NAME_MAX = 40;

/** The name that is being typed after an "@" right before the caret, and where the "@" stands; null where there is none. */
export function mentionAt(text: string, caret: number): { query: string; from: number } | null {
  const before = text.slice(Math.max(0, caret - NAME_MAX), caret);
  const found = /(?:^|[\s(])@([\p{L}\p{M}\p{N}'.-]{0,30}(?: [\p{L}\p{M}\p{N}'.-]{0,30})?)$/u.exec(before);
  if (!found) return null;
  const query = found[1] ?? "";
  return { query, from: caret - query.length - 1 };
}

/** The text with the typed name replaced by a mention, and where the caret goes. */
export function withMention(
  text: string,
  { from, caret }: { from: number; caret: number },
  person: { id: string; name: string },
): { text: string; caret: number } {
  const name = person.name.replace(/[[\]\\]/g, "");
  const mention = `@[${name}](person:${person.id}) `;
  const after = text.slice(caret).replace(/^ /, "");
  return { text: text.slice(0, from) + mention + after, caret: from + mention.length };
}
