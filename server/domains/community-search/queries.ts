import { searchQuery } from "../../../lib/search-words";
import type { Db } from "../../db/client";
import type { Viewer } from "../accounts/schema";
import { listEvents } from "../events/listing/queries";
import { readerOf } from "../groups/access/policy";
import { findGroupHits } from "./groups.queries";
import type { SearchInput, SearchOut, Section } from "./schema";
import { findTextHits } from "./texts.queries";

const nothing = () => ({ items: [], nextCursor: null });

/**
 * Groups, posts, comments and events with all the words, as far as the viewer may read them: groups with the most members
 * first, posts and comments newest first, events by their start.
 * @throws DomainError invalid for a cursor of another list
 */
export async function searchEverything(
  db: Db,
  { viewer, now, search }: { viewer: Viewer | null; now: Date; search: SearchInput },
): Promise<SearchOut> {
  const { q, limit, groupId, cursor } = search;
  const query = searchQuery(q);
  const reader = readerOf(viewer);
  const asks = (section: Section) => query !== null && (search.in === undefined || search.in === section);
  const texts = (kind: "post" | "comment") =>
    findTextHits(db, {
      q,
      query: query ?? "",
      kind,
      groupId,
      reader,
      limit,
      cursor: search.in ? cursor : undefined,
    });
  const [groups, posts, comments, events] = await Promise.all([
    asks("groups") && !groupId ? findGroupHits(db, { q, query: query ?? "", reader, limit }) : nothing(),
    asks("posts") ? texts("post") : nothing(),
    asks("comments") ? texts("comment") : nothing(),
    asks("events") && !groupId ? listEvents(db, { q, limit, now }) : nothing(),
  ]);
  return { groups, posts, comments, events: { items: events.items, nextCursor: null } };
}
