/** `@[Name](person:ID)`; the name may hold escaped brackets. Every part is bounded, so that no text is slow to search. */
export const MENTION =
  /@\[(?:[^\]\\\n]|\\.){1,120}\]\(person:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/gi;

/** What is shown for a person whom a text names without mentioning a member. */
const UNKNOWN = "someone";

/** The ids of the people whom a text names anywhere, also in code; each once. */
export function namedIn(markdown: string): string[] {
  return [...new Set([...markdown.matchAll(MENTION)].map(([, id = ""]) => id.toLowerCase()))];
}

/**
 * The text with the names that people have now in place of those that were typed, which may be former ones or those of
 * accounts that are deleted. @param names by the ids of people
 */
export function withNames(markdown: string, names: ReadonlyMap<string, string>): string {
  return markdown.replace(MENTION, (_, id: string) => {
    const name = names.get(id.toLowerCase()) ?? UNKNOWN;
    return `@[${name.replace(/[[\]\\]/g, "")}](person:${id})`;
  });
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Whether two texts are the same but for the names that they show of the people they mention. */
export function areSameText(one: string, other: string): boolean {
  return one === other || withNames(one, NO_NAMES) === withNames(other, NO_NAMES);
}
