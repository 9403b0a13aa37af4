import { type GroupRole, roleReaches } from "../groups/access/policy";
import { shownText } from "./shown-text.policy";

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
  if (group.watchedWords.length > 0) {
    // As it is written, where a word may be in the address of a link, and as it is read.
    const texts = [`${title ?? ""}\n${body}`, shownText(body)];
    if (texts.some((text) => watchedWordIn(text, group.watchedWords) !== null)) return "watched-word";
  }
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
 * stand beside it; null where it holds none. A text is looked at once for its characters, however often a word occurs in it.
 */
export function watchedWordIn(text: string, words: readonly string[]): string | null {
  const folded = fold(text);
  let characters: Uint8Array | null = null;
  for (const word of words) {
    const wanted = fold(word).trim();
    if (wanted === "" || !folded.includes(wanted)) continue;
    characters ??= charactersOf(folded);
    if (hasWord(folded, wanted, characters)) return word;
  }
  return null;
}

/** Compatible forms become one (ﬁ, full width), case is ignored, and white space counts as one space. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ").replace(/\s+/gu, " ");
}

const OF_WORD = 1;
const OF_WORD_WITHOUT_SPACES = 2;

/** What kind of character each place of the text belongs to; 0 = of no word. */
function charactersOf(text: string): Uint8Array {
  const kinds = new Uint8Array(text.length);
  let at = 0;
  for (const character of text) {
    if (WORD_CHARACTER.test(character))
      kinds.fill(
        WITHOUT_SPACES.test(character) ? OF_WORD_WITHOUT_SPACES : OF_WORD,
        at,
        at + character.length,
      );
    at += character.length;
  }
  return kinds;
}

function hasWord(text: string, word: string, kinds: Uint8Array): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (isEdge(kinds, at) && isEdge(kinds, at + word.length)) return true;
  }
  return false;
}

/** Whether a word may begin or end between this place and the one before it. */
function isEdge(kinds: Uint8Array, at: number): boolean {
  return kinds[at - 1] !== OF_WORD || kinds[at] !== OF_WORD;
}
