import { cursorOf, type Page, placeInTime } from "../../../cursor";
import type { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import { ownPoolId, poolIn } from "../../../seats/owner";
import type { AdminEventOut, EventState } from "./schema";

/** By start, the latest first. */
const eventsBefore = cursorOf("admin-events", placeInTime);

type By = {
  q?: string | undefined;
  state?: EventState | undefined;
  hostId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  now: Date;
};

const select = {
  id: true,
  slug: true,
  title: true,
  status: true,
  visibility: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  pools: ownPoolId,
  host: { select: { id: true, name: true, email: true, bannedAt: true } },
} as const;

/** Every event of the site, drafts and private ones too, the latest start first. @throws DomainError for a broken cursor */
export async function listAllEvents(db: Queryable, by: By): Promise<Page<AdminEventOut>> {
  const rows = await db.event.findMany({
    where: whereOf(by),
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: by.limit + 1,
    select,
  });
  const page = eventsBefore.page(rows, by.limit, ({ startsAt, id }) => ({ at: startsAt, id }));
  const people = await db.rsvp.groupBy({
    by: ["poolId"],
    where: {
      poolId: { in: page.items.map((event) => poolIn(event).id) },
      status: { in: ["confirmed", "offered", "waitlisted", "pending"] },
    },
    _count: true,
  });
  const counts = new Map(people.map((row) => [row.poolId, row._count]));
  const items = page.items.map(({ pools, status, endsAt, startsAt, host, ...event }) => {
    const { bannedAt, ...person } = host;
    const state: EventState = status !== "published" ? status : endsAt > by.now ? "upcoming" : "past";
    return {
      ...event,
      state,
      startsAt: startsAt.toISOString(),
      people: counts.get(poolIn({ pools }).id) ?? 0,
      host: { ...person, isBanned: bannedAt !== null },
    };
  });
  return { items, nextCursor: page.nextCursor };
}

function whereOf({ q, state, hostId, cursor, now }: By): Prisma.EventWhereInput {
  const before = eventsBefore.read(cursor);
  const filters: Prisma.EventWhereInput[] = [];
  if (q) {
    const like = { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
    filters.push({
      OR: [{ title: like }, { slug: like }, { host: { OR: [{ name: like }, { email: like }] } }],
    });
  }
  if (hostId) filters.push({ hostId });
  if (state === "draft" || state === "cancelled") filters.push({ status: state });
  if (state === "upcoming") filters.push({ status: "published", endsAt: { gt: now } });
  if (state === "past") filters.push({ status: "published", endsAt: { lte: now } });
  if (before) {
    filters.push({
      OR: [{ startsAt: { lt: before.at } }, { startsAt: before.at, id: { lt: before.id } }],
    });
  }
  return { AND: filters };
}
