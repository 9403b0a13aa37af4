import { tagWord } from "../../../lib/tag-word";
import { DomainError } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { whyNotModerate } from "../groups/access/policy";
import { refuseSuspended } from "../groups/access/suspension.policy";
import type { TagAccess } from "./queries";

type Named = { name: string; aliases: string[] };

/** The words of a tag, its own first, each once. */
export function wordsOf({ name, aliases }: Named): string[] {
  return [...new Set([name, ...aliases].map(tagWord))];
}

/**
 * The words after an edit. A tag that is renamed keeps its former name as an alias, so that links to it lead to it.
 * @param aliases undefined = as they are
 */
export function wordsAfter(
  before: { slug: string; words: string[] },
  { name, aliases }: { name: string; aliases?: string[] | undefined },
): string[] {
  const own = tagWord(name);
  const others = aliases ? aliases.map(tagWord) : before.words;
  const former = own === before.slug ? [] : [before.slug];
  return [...new Set([own, ...others, ...former])];
}

export type FoundTag = { id: string; word: string; groupId: string | null; isRetired: boolean };

export type Resolved = { tagIds: string[] } | { refused: "tag.unknown" | "tag.retired"; name: string };

/**
 * The tags that names mean, in the order of the names, each once. A group's own tag comes before one of the site.
 * @param keptIds tags that the post has already: these it keeps although they were retired
 */
export function resolveNames(names: string[], found: FoundTag[], keptIds: string[] = []): Resolved {
  const tagIds = new Set<string>();
  for (const name of names) {
    const word = tagWord(name);
    const matches = found.filter((tag) => tag.word === word);
    const tag = matches.find(({ groupId }) => groupId !== null) ?? matches[0];
    if (!tag) return { refused: "tag.unknown", name };
    if (tag.isRetired && !keptIds.includes(tag.id)) return { refused: "tag.retired", name };
    tagIds.add(tag.id);
  }
  return { tagIds: [...tagIds] };
}

/**
 * Tags of a group are governed by its owners and moderators, those of the site by platform admins.
 * @throws DomainError forbidden for everyone else, and for a moderator who is suspended
 */
export function refuseNonGovernors({ group }: Pick<TagAccess, "group">, viewer: Viewer, now: Date): void {
  if (viewer.role === "admin") return;
  if (!group) throw new DomainError("role.admin-needed");
  const why = whyNotModerate({ role: group.role, isAdmin: false });
  if (why) throw new DomainError(why);
  refuseSuspended(group, now);
}
