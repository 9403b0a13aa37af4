import { isolate } from "../../../lib/clean-text";
import { plainDescription } from "../../domains/calendar/policy";

const EXCERPT_MAX = 200;
const TITLE_MAX = 80;

const MENTION = /@\[((?:[^\]\\\n]|\\.){1,120})\]\(person:[0-9a-f-]{36}\)/gi;

/** The beginning of a post or comment as one line of plain text. */
export function excerpt(markdown: string, lengthMax = EXCERPT_MAX): string {
  const named = markdown
    .slice(0, 6 * lengthMax)
    .replace(MENTION, (_, name: string) => `@${name.replace(/\\(.)/g, "$1")}`);
  return plainDescription(named, lengthMax).replace(/\s+/g, " ");
}

/** What a post is called: its title, or how it begins. */
export function postTitle({ title, postBody }: { title: string | null; postBody: string }): string {
  return isolate(title ?? (excerpt(postBody, TITLE_MAX) || "a post"));
}

type Place = { groupSlug: string; postId: string };

export const postPath = ({ groupSlug, postId }: Place): string => `/g/${groupSlug}/p/${postId}`;

/** Where a post or comment is read. */
export const textPath = (place: Place, contributionId: string): string =>
  contributionId === place.postId ? postPath(place) : `${postPath(place)}/t/${contributionId}`;
