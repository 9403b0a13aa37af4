import { searchDocument, searchWords } from "../../../lib/search-words";

/** Lexemes that no text has, because words are letters and digits only: what kind of text a document is of. */
const KIND = { post: "'!post'", comment: "'!comment'" } as const;
export type TextKind = keyof typeof KIND;

const MENTION = /@\[((?:[^\]\\\n]|\\.){1,120})\]\(person:[0-9a-f-]{36}\)/gi;
/** Where a link or picture leads is no word of a text. */
const TARGET = /\]\([^()\s]{1,2000}\)/g;

/** The words of Markdown as it is read, without the names of mentions: a name may change, and goes with its account. */
const wordsOf = (markdown: string) => searchWords(markdown.replace(MENTION, " ").replace(TARGET, "]"));

/** The search document of a group in Postgres's `tsvector` syntax. */
export function documentOfGroup(group: {
  name: string;
  description: string;
  place: string | null;
  topics: string[];
}): string {
  return searchDocument([
    { weight: "A", words: searchWords(group.name) },
    { weight: "B", words: searchWords(`${group.place ?? ""} ${group.topics.join(" ")}`) },
    { weight: "C", words: wordsOf(group.description) },
  ]);
}

/** The search document of a post or comment in Postgres's `tsvector` syntax. */
export function documentOfText(text: { kind: TextKind; title: string | null; body: string }): string {
  const words = searchDocument([
    { weight: "A", words: searchWords(text.title ?? "") },
    { weight: "C", words: wordsOf(text.body) },
  ]);
  return `${KIND[text.kind]} ${words}`;
}

/** A search for one kind of text. @param query in `tsquery` syntax */
export const queryForKind = (query: string, kind: TextKind): string => `${KIND[kind]} & ${query}`;

/** A part of a text, and whether it is what was searched for. The page marks it; there is no markup in it. */
export type Highlight = { text: string; match: boolean };

const AROUND = 60;
const LENGTH_MAX = 220;
const READ_MAX = 20_000;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The beginning of a text, or the part around its first match, with the matches marked. */
export function highlightsOf(markdown: string, q: string): Highlight[] {
  const wanted = searchWords(q);
  const plain = markdown
    .slice(0, READ_MAX)
    .replace(MENTION, (_, name: string) => `@${name}`)
    .replace(TARGET, "]")
    .replace(/\s+/g, " ")
    .trim();
  const isMatch = (word: string) =>
    searchWords(word).some((part) => wanted.some((one) => part.startsWith(one)));
  const first = [...plain.matchAll(WORD)].find(([word]) => isMatch(word))?.index ?? 0;
  const from = first <= AROUND ? 0 : startOfWord(plain, first - AROUND);
  const shown = cut(plain.slice(from), LENGTH_MAX);
  const parts: Highlight[] = [];
  if (from > 0) add(parts, "…", false);
  let at = 0;
  for (const found of shown.matchAll(WORD)) {
    if (!isMatch(found[0])) continue;
    add(parts, shown.slice(at, found.index), false);
    add(parts, found[0], true);
    at = found.index + found[0].length;
  }
  add(parts, shown.slice(at), false);
  if (from + shown.length < plain.length) add(parts, "…", false);
  return parts;
}

function startOfWord(text: string, near: number): number {
  const space = text.indexOf(" ", near);
  return space === -1 ? near : space + 1;
}

/** At a space where there is one, and never within a character. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const space = text.lastIndexOf(" ", max);
  const at = space > max / 2 ? space : max;
  return text.slice(0, at).replace(/[\ud800-\udbff]$/, "");
}

function add(parts: Highlight[], text: string, match: boolean): void {
  const last = parts.at(-1);
  if (text === "") return;
  if (last && last.match === match) last.text += text;
  else parts.push({ text, match });
}
