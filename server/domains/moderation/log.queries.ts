import { cursorOf, type Page, placeInTime } from "../../cursor";
import type { Queryable } from "../../db/transaction";
import type { Reader } from "../groups/access/policy";
import { findReadable } from "../posts/reading/queries";
import { MODERATORS_ONLY } from "./policy";
import type { LogLineOut } from "./schema";

const lines = cursorOf("moderation log", placeInTime);

type Row = {
  id: string;
  at: Date;
  kind: string;
  actorId: string | null;
  actorName: string | null;
  personId: string | null;
  personName: string | null;
  contributionId: string | null;
  reason: string;
  until: Date | null;
};

type Ask = {
  groupId: string;
  reader: Reader;
  isModerator: boolean;
  cursor?: string | undefined;
  limit: number;
};

/**
 * What moderators did in a group, newest first. It holds no text of what they acted on and never names who reported it;
 * it leads to a contribution only where the reader may read that. How reports were answered is for moderators.
 */
export async function listLog(
  db: Queryable,
  { groupId, reader, isModerator, cursor, limit }: Ask,
): Promise<Page<LogLineOut>> {
  const after = lines.read(cursor || undefined);
  const rows = await db.$queryRaw<Row[]>`
    select a.id, a.at, a.kind, a."actorId", actor.name as "actorName", a."personId", person.name as "personName",
      a."contributionId", a.reason, a."until"
    from "ModerationAction" a
      left join "User" actor on actor.id = a."actorId"
      left join "User" person on person.id = a."personId"
    where a."groupId" = ${groupId}::uuid and (${isModerator} or a.kind <> all(${MODERATORS_ONLY}::text[]))
      and (${after === null} or (a.at, a.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by a.at desc, a.id desc limit ${limit + 1}::int`;
  const page = lines.page(rows, limit, ({ at, id }) => ({ at, id }));
  const ids = page.items.flatMap(({ contributionId }) => contributionId ?? []);
  const readable = await findReadable(db, [...new Set(ids)], reader);
  return {
    ...page,
    items: page.items.map((row) => {
      const target = row.contributionId ? readable.get(row.contributionId) : undefined;
      return {
        id: row.id,
        at: row.at.toISOString(),
        kind: row.kind,
        actor: row.actorId ? { id: row.actorId, name: row.actorName ?? "" } : null,
        person: row.personId ? { id: row.personId, name: row.personName ?? "" } : null,
        target: target
          ? { type: target.id === target.postId ? "post" : "comment", id: target.id, postId: target.postId }
          : null,
        reason: row.reason,
        until: row.until?.toISOString() ?? null,
      };
    }),
  };
}
