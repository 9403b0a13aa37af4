import { cursorOf, type Page, placeInTime } from "../../cursor";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import type { GroupRole } from "../groups/access/policy";
import { withPresentNamesIn } from "../posts/mention-names.queries";
import type { QueueItem, ReportReason, TargetType } from "./schema";

const queue = cursorOf("moderation queue", placeInTime);
/** Of one thing. */
const NOTES_MAX = 10;

type Row = Omit<QueueItem, "author" | "group" | "createdAt" | "at" | "reasons" | "notes"> & {
  groupId: string;
  groupSlug: string;
  groupName: string;
  authorId: string | null;
  authorName: string | null;
  imageUrl: string | null;
  role: GroupRole | null;
  createdAt: Date | null;
  at: Date;
};

type Ask = {
  /** Null = the whole site, with reports of groups. */
  groupId: string | null;
  viewerId: string;
  cursor?: string | undefined;
  limit: number;
};

/**
 * What waits for a moderator, newest first: things with open reports, each once, and contributions that are held. What the
 * viewer wrote, and reports of themselves, are left to others. Texts are as they are now; those of deleted ones are gone.
 */
export async function listQueue(
  db: Queryable,
  { groupId, viewerId, cursor, limit }: Ask,
): Promise<Page<QueueItem>> {
  const after = queue.read(cursor || undefined);
  const inGroup = (column: Prisma.Sql) =>
    groupId ? Prisma.sql`${column} = ${groupId}::uuid` : Prisma.sql`true`;
  const groupsToo = groupId
    ? Prisma.sql`(r."contributionId" is not null or r."personId" is not null)`
    : Prisma.sql`true`;
  const rows = await db.$queryRaw<Row[]>`
    with things as (
      select r."contributionId", r."personId", r."groupId", max(r."createdAt") as at,
        count(*)::int as reporters, (array_agg(r.id order by r."createdAt" desc))[1] as "reportId"
      from "Report" r
      where r.status = 'open' and ${inGroup(Prisma.sql`r."groupId"`)} and ${groupsToo}
      group by r."contributionId", r."personId", r."groupId"
      union all
      select h.id, null, h."groupId", h."heldAt", 0, null
      from "Contribution" h
      where h."heldAt" is not null and h."hiddenAt" is null and h."deletedAt" is null
        and ${inGroup(Prisma.sql`h."groupId"`)}
        and not exists (select 1 from "Report" o where o."contributionId" = h.id and o.status = 'open')
    )
    select t."reportId", t.at, t.reporters,
      case when t."personId" is not null then 'person' when c.id is null then 'group'
        when c.id = c."postId" then 'post' else 'comment' end as "targetType",
      coalesce(t."contributionId", t."personId", t."groupId") as "targetId",
      g.id as "groupId", g.slug as "groupSlug", g.name as "groupName", c."postId",
      case when c."deletedAt" is null then p.title end as title,
      case when c."deletedAt" is null then c.body end as body,
      u.id as "authorId", u.name as "authorName", u."imageUrl", m.role::text as role, c."createdAt",
      c."heldAt" is not null and c."hiddenAt" is null as held, c."heldFor",
      c."hiddenAt" is not null as hidden, c."deletedAt" is not null as deleted
    from things t
      join "Group" g on g.id = t."groupId" and g."deletedAt" is null
      left join "Contribution" c on c.id = t."contributionId"
      left join "Post" p on p.id = c."postId"
      left join "User" u on u.id = coalesce(c."authorId", t."personId")
      left join "GroupMember" m on m."groupId" = t."groupId" and m."userId" = u.id
    where u.id is distinct from ${viewerId}::uuid
      and (${after === null} or (t.at, coalesce(t."contributionId", t."personId", t."groupId"))
        < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by t.at desc, coalesce(t."contributionId", t."personId", t."groupId") desc
    limit ${limit + 1}::int`;
  const named = await withPresentNamesIn(db, rows, { body: "body", id: ({ targetId }) => targetId });
  const page = queue.page(named, limit, ({ at, targetId }) => ({ at, id: targetId }));
  const said = await whatWasSaid(db, page.items);
  return { ...page, items: page.items.map((row) => shown(row, said.get(keyOf(row)))) };
}

type Said = { reasons: QueueItem["reasons"]; notes: string[] };
type Keyed = { targetId: string; groupId: string };
const keyOf = ({ targetId, groupId }: Keyed) => `${targetId} ${groupId}`;

/** The reasons with their numbers and the newest notes, without who gave them. */
async function whatWasSaid(db: Queryable, things: Keyed[]): Promise<Map<string, Said>> {
  if (things.length === 0) return new Map();
  const ids = things.map(({ targetId }) => targetId);
  const rows = await db.$queryRaw<(Keyed & { reasons: ReportReason[]; note: string })[]>`
    select coalesce(r."contributionId", r."personId", r."groupId") as "targetId", r."groupId",
      r.reasons::text[] as reasons, r.note
    from "Report" r
    where r.status = 'open' and r."groupId" = any(${things.map(({ groupId }) => groupId)}::uuid[])
      and coalesce(r."contributionId", r."personId", r."groupId") = any(${ids}::uuid[])
    order by r."createdAt" desc`;
  const said = new Map<string, Said>();
  for (const row of rows) {
    const of = said.get(keyOf(row)) ?? { reasons: [], notes: [] };
    said.set(keyOf(row), of);
    if (row.note && of.notes.length < NOTES_MAX) of.notes.push(row.note);
    for (const reason of row.reasons) {
      const counted = of.reasons.find((one) => one.reason === reason);
      if (counted) counted.count++;
      else of.reasons.push({ reason, count: 1 });
    }
  }
  return said;
}

function shown(row: Row, { reasons, notes }: Said = { reasons: [], notes: [] }): QueueItem {
  const { groupId, groupSlug, groupName, authorId, authorName, imageUrl, role, createdAt, at, ...item } = row;
  return {
    ...item,
    targetType: item.targetType satisfies TargetType,
    group: { id: groupId, slug: groupSlug, name: groupName },
    author: authorId ? { id: authorId, name: authorName ?? "", imageUrl, role } : null,
    createdAt: createdAt?.toISOString() ?? null,
    at: at.toISOString(),
    reasons: reasons.sort((a, b) => b.count - a.count),
    notes,
  };
}
