import { cursorOf, type Page, placeInTime } from "../../../cursor";
import type { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import type { UserOut, UserRole } from "./schema";

/** By when they signed up, the newest first. */
const usersBefore = cursorOf("users", placeInTime);

const select = {
  id: true,
  name: true,
  email: true,
  emailVerifiedAt: true,
  imageUrl: true,
  role: true,
  bannedAt: true,
  createdAt: true,
} as const;

/** People, the newest first, with what they hold. @throws DomainError invalid for a broken cursor */
export async function listUsers(
  db: Queryable,
  by: {
    q?: string | undefined;
    role?: UserRole | undefined;
    banned?: boolean | undefined;
    cursor?: string | undefined;
    limit: number;
    now: Date;
  },
): Promise<Page<UserOut>> {
  const rows = await db.user.findMany({
    where: whereOf(by),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: by.limit + 1,
    select,
  });
  const { items, nextCursor } = usersBefore.page(rows, by.limit, ({ createdAt, id }) => ({
    at: createdAt,
    id,
  }));
  const held = await readHeld(
    db,
    items.map((row) => row.id),
    by.now,
  );
  return {
    items: items.map(({ emailVerifiedAt, bannedAt, createdAt, ...row }) => ({
      ...row,
      ...(held.get(row.id) ?? { seats: 0, waiting: 0, hosting: 0 }),
      emailVerified: emailVerifiedAt !== null,
      bannedAt: bannedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    })),
    nextCursor,
  };
}

function whereOf({ q, role, banned, cursor }: Parameters<typeof listUsers>[1]): Prisma.UserWhereInput {
  const before = usersBefore.read(cursor);
  const filters: Prisma.UserWhereInput[] = [{ deletedAt: null }];
  if (q) {
    const like = { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
    filters.push({ OR: [{ name: like }, { email: like }] });
  }
  if (role !== undefined) filters.push({ role });
  if (banned !== undefined) filters.push({ bannedAt: banned ? { not: null } : null });
  if (before) {
    filters.push({
      OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }],
    });
  }
  return { AND: filters };
}

type Held = { seats: number; waiting: number; hosting: number };

/** By person. */
async function readHeld(db: Queryable, userIds: string[], now: Date): Promise<Map<string, Held>> {
  const rows = await db.$queryRaw<(Held & { id: string })[]>`
    select u.id,
      coalesce(sum(r.seats) filter (where r.status in ('confirmed', 'offered')), 0)::int as seats,
      count(*) filter (where r.status in ('waitlisted', 'pending'))::int as waiting,
      (select count(*)::int from "Event" e
        where e."hostId" = u.id and e.status <> 'cancelled' and e."endsAt" > ${now}::timestamptz) as hosting
    from unnest(${userIds}::uuid[]) u (id)
    left join (
      select r.* from "Rsvp" r join "SeatPool" p on p.id = r."poolId" and p."endsAt" > ${now}::timestamptz
    ) r on r."userId" = u.id
    group by u.id`;
  return new Map(rows.map(({ id, ...held }) => [id, held]));
}
