import { cursorOf, type Page, placeInTime } from "../../cursor";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { type GroupRole, roleReaches } from "./access/policy";
import type { GroupAccess } from "./access/queries";
import type { BansPage, MembersPage, RequestsPage } from "./schema";
import { likeWords } from "./words.policy";

type By = {
  group: Pick<GroupAccess, "id" | "role">;
  viewerId: string | null;
  q?: string | undefined;
  role?: GroupRole | undefined;
  cursor?: string | undefined;
  limit: number;
  now: Date;
};

const membersAfter = cursorOf("group-members", placeInTime);

type Row = {
  userId: string;
  name: string;
  imageUrl: string | null;
  role: GroupRole;
  joinedAt: Date;
  suspendedUntil: Date | null;
};

/**
 * The members of a group in the order of joining, without addresses; a suspension only for those who moderate, and one's own.
 * @throws DomainError invalid for a broken cursor
 */
export async function listMembers(
  db: Queryable,
  { group, viewerId, q, role, cursor, limit, now }: By,
): Promise<MembersPage> {
  const place = membersAfter.read(cursor);
  const parts = [
    Prisma.sql`m."groupId" = ${group.id}::uuid`,
    ...likeWords(q).map((word) => Prisma.sql`u.name ilike ${word}`),
    ...(role ? [Prisma.sql`m.role = ${role}::"GroupRole"`] : []),
    ...(place
      ? [Prisma.sql`(m."joinedAt", m."userId") > (${place.at}::timestamptz, ${place.id}::uuid)`]
      : []),
  ];
  const rows = await db.$queryRaw<Row[]>`
    select m."userId", u.name, u."imageUrl", m.role::text as role, m."joinedAt", m."suspendedUntil"
    from "GroupMember" m join "User" u on u.id = m."userId"
    where ${Prisma.join(parts, " and ")}
    order by m."joinedAt", m."userId" limit ${limit + 1}::int`;
  const page = membersAfter.page(rows, limit, ({ joinedAt, userId }) => ({ at: joinedAt, id: userId }));
  const moderates = roleReaches(group.role, "moderator");
  const suspended = ({ userId, suspendedUntil: until }: Row) =>
    until && until > now && (moderates || userId === viewerId) ? until.toISOString() : null;
  return {
    items: page.items.map((row) => ({
      ...row,
      joinedAt: row.joinedAt.toISOString(),
      suspendedUntil: suspended(row),
    })),
    nextCursor: page.nextCursor,
  };
}

type Paged = { groupId: string; cursor?: string | undefined; limit: number };
const person = { select: { id: true, name: true, imageUrl: true } } as const;
const requestsAfter = cursorOf("group-requests", placeInTime);
const bansAfter = cursorOf("group-bans", placeInTime);

/** The people who ask to be let in, the longest wait first. @throws DomainError invalid for a broken cursor */
export async function listRequests(db: Queryable, { groupId, cursor, limit }: Paged): Promise<RequestsPage> {
  const place = requestsAfter.read(cursor);
  const rows = await db.groupRequest.findMany({
    where: {
      groupId,
      user: { bannedAt: null },
      ...(place && {
        OR: [{ createdAt: { gt: place.at } }, { createdAt: place.at, userId: { gt: place.id } }],
      }),
    },
    select: { note: true, createdAt: true, user: person },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    take: limit + 1,
  });
  return pageOfRows(
    requestsAfter.page(rows, limit, ({ createdAt, user }) => ({ at: createdAt, id: user.id })),
  );
}

/** The bans that have not ended, the newest first. @throws DomainError invalid for a broken cursor */
export async function listBans(
  db: Queryable,
  { groupId, cursor, limit, now }: Paged & { now: Date },
): Promise<BansPage> {
  const place = bansAfter.read(cursor);
  const rows = await db.groupBan.findMany({
    where: {
      groupId,
      AND: [
        { OR: [{ until: null }, { until: { gt: now } }] },
        place
          ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, userId: { lt: place.id } }] }
          : {},
      ],
    },
    select: { reason: true, byId: true, bySite: true, createdAt: true, until: true, user: person },
    orderBy: [{ createdAt: "desc" }, { userId: "desc" }],
    take: limit + 1,
  });
  const by = await db.user.findMany({
    where: { id: { in: rows.map(({ byId }) => byId) } },
    select: { id: true, name: true },
  });
  const names = new Map(by.map(({ id, name }) => [id, name]));
  const page = pageOfRows(
    bansAfter.page(rows, limit, ({ createdAt, user }) => ({ at: createdAt, id: user.id })),
  );
  return {
    items: page.items.map(({ byId, until, ...ban }) => ({
      ...ban,
      until: until?.toISOString() ?? null,
      by: ban.bySite ? null : (names.get(byId) ?? null),
    })),
    nextCursor: page.nextCursor,
  };
}

function pageOfRows<Row extends { createdAt: Date }>({ items, nextCursor }: Page<Row>) {
  const written = ({ createdAt, ...row }: Row) => ({ ...row, createdAt: createdAt.toISOString() });
  return { items: items.map(written), nextCursor };
}
