import { type GroupRole, roleReaches } from "../groups/access/policy";

/** What decides whether a text is shown right away. */
export type GateFacts = {
  group: { holdsFirst: boolean; slowSeconds: number; watchedWords: readonly string[] };
  member: { role: GroupRole; trustedAt: Date | null };
  /** When the member last wrote a post or comment in the group; null = never. */
  lastAt: Date | null;
  title: string | null;
  body: string;
};

export type HeldFor = "first" | "watched-word";

/** Why a text waits for a moderator, or null where it is shown right away. Owners and moderators never wait. */
export function heldFor({ group, member, title, body }: Omit<GateFacts, "lastAt">): HeldFor | null {
  if (roleReaches(member.role, "moderator")) return null;
  if (watchedWordIn(`${title ?? ""}\n${body}`, group.watchedWords) !== null) return "watched-word";
  return group.holdsFirst && member.trustedAt === null ? "first" : null;
}

/** How many whole seconds a member waits before they may write again; 0 = they may now. */
export function slowSecondsLeft({ group, member, lastAt }: GateFacts, now: Date): number {
  if (group.slowSeconds === 0 || lastAt === null || roleReaches(member.role, "moderator")) return 0;
  const leftMs = lastAt.getTime() + group.slowSeconds * 1_000 - now.getTime();
  // Two servers' clocks may differ a little; no wait is longer than the group's.
  return Math.min(group.slowSeconds, Math.max(0, Math.ceil(leftMs / 1_000)));
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that write words without spaces between them: a watched word is found anywhere in their text. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The first of the words or phrases that a text holds as a whole word, whatever the case and whatever marks of Markdown
 * stand beside it; null where it holds none.
 */
export function watchedWordIn(text: string, words: readonly string[]): string | null {
  const folded = fold(text);
  return words.find((word) => hasWord(folded, fold(word).trim())) ?? null;
}

/** Compatible forms become one (ﬁ, full width), case is ignored, and white space counts as one space. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ").replace(/\s+/gu, " ");
}

function hasWord(text: string, word: string): boolean {
  if (word === "") return false;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (
      isEdge(before(text, at), first(word)) &&
      isEdge(first(text.slice(at + word.length, at + word.length + 2)), last(word))
    )
      return true;
  }
  return false;
}

/** Whether a word may begin or end between these two characters. */
function isEdge(outside: string, inside: string): boolean {
  if (outside === "" || !WORD_CHARACTER.test(outside) || !WORD_CHARACTER.test(inside)) return true;
  return WITHOUT_SPACES.test(inside) || WITHOUT_SPACES.test(outside);
}

const first = (text: string): string => Array.from(text)[0] ?? "";
const last = (text: string): string => Array.from(text).at(-1) ?? "";
const before = (text: string, at: number): string => last(text.slice(Math.max(0, at - 2), at));
