import type { Db } from "../../db/client";
import { notFound } from "../../errors";
import { leadsEventAt } from "../events/access/leaders.queries";
import { listQuestions } from "../events/questions/queries";
import type { ClaimLinkOut, ClaimPage } from "./claim-links.schema";
import { rsvpEventSelect, toLinkedEvent } from "./event-summary.queries";

const linkSelect = {
  id: true,
  label: true,
  token: true,
  seats: true,
  unclaimedSeats: true,
  expiresAt: true,
  closedAt: true,
  leaderId: true,
  leaderEmail: true,
  leader: { select: { name: true } },
  makerId: true,
  maker: { select: { name: true } },
  rsvps: {
    where: { status: "confirmed" as const },
    select: { id: true, seats: true, status: true, user: { select: { name: true } } },
    orderBy: { statusAt: "asc" as const },
  },
} as const;

type LinkRow = {
  id: string;
  label: string | null;
  token: string;
  seats: number;
  unclaimedSeats: number;
  expiresAt: Date;
  closedAt: Date | null;
  leaderId: string;
  leaderEmail: string | null;
  leader: { name: string };
  makerId: string;
  maker: { name: string };
  rsvps: { id: string; seats: number; status: string; user: { name: string } }[];
};

/** Who reads a link. */
export type LinkReader = { userId: string; isHost: boolean };

type LinksBy = { reader: LinkReader; now: Date };

function toLinkOut(
  row: LinkRow,
  { reader: { userId, isHost }, holds, now }: LinksBy & { holds: boolean },
): ClaimLinkOut {
  const { id, label, seats, expiresAt } = row;
  const isOpen = holds && row.closedAt === null && expiresAt > now;
  const isTheirs = userId === row.makerId || userId === row.leaderId;
  return {
    id,
    label,
    // Other leaders of the group see that seats are held, and are not handed the way to them.
    token: isHost || isTheirs ? row.token : null,
    seats,
    isOpen,
    // A leader who was named by address is shown by it to the person who named it, and to no one else: neither the
    // address nor the name of the account behind it.
    leaderName: row.leaderEmail === null ? row.leader.name : isTheirs ? row.leaderEmail : row.maker.name,
    // A link past its end holds no seats, even if the sweep has not closed it yet.
    unclaimedSeats: isOpen ? row.unclaimedSeats : 0,
    expiresAt: expiresAt.toISOString(),
    members: row.rsvps.map((rsvp) => ({
      rsvpId: rsvp.id,
      name: rsvp.user.name,
      seats: rsvp.seats,
      status: rsvp.status,
    })),
  };
}

/** Those of these links that hold: their makers still lead the event or its group. */
async function findHolding(db: Db, linkIds: string[], now: Date): Promise<Set<string>> {
  if (linkIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    select l.id from "ClaimLink" l join "SeatPool" p on p.id = l."poolId" join "Event" e on e.id = p."eventId"
      join "User" u on u.id = l."makerId"
    where l.id = any(${linkIds}::uuid[]) and ${leadsEventAt(now)}`;
  return new Set(rows.map(({ id }) => id));
}

/** The claim links of an event, newest first; for its hosts and the leaders of its group. */
export async function listClaimLinks(db: Db, poolId: string, by: LinksBy): Promise<ClaimLinkOut[]> {
  const rows = await db.claimLink.findMany({
    where: { poolId },
    select: linkSelect,
    orderBy: { id: "desc" },
    take: 200,
  });
  const holding = await findHolding(
    db,
    rows.map(({ id }) => id),
    by.now,
  );
  return rows.map((row) => toLinkOut(row, { ...by, holds: holding.has(row.id) }));
}

/** The claim links that a person leads, newest first; those that hold no more are left out. */
export async function listLedLinks(db: Db, leaderId: string, now: Date): Promise<ClaimLinkOut[]> {
  const rows = await db.claimLink.findMany({
    where: { leaderId, pool: { endsAt: { gt: now } } },
    select: linkSelect,
    orderBy: { id: "desc" },
    take: 50,
  });
  const holding = await findHolding(
    db,
    rows.map(({ id }) => id),
    now,
  );
  const by = { reader: { userId: leaderId, isHost: false }, holds: true, now };
  return rows.filter(({ id }) => holding.has(id)).map((row) => toLinkOut(row, by));
}

/**
 * One claim link.
 * @throws DomainError not-found
 */
export async function getClaimLink(db: Db, linkId: string, by: LinksBy): Promise<ClaimLinkOut> {
  const row = await db.claimLink.findUnique({ where: { id: linkId }, select: linkSelect });
  if (!row) throw notFound("claim");
  const holding = await findHolding(db, [row.id], by.now);
  return toLinkOut(row, { ...by, holds: holding.has(row.id) });
}

/** The leader and the event of a link. `holds`: its maker still leads the event or its group. */
export type ClaimOwner = { id: string; leaderId: string; poolId: string; eventId: string; holds: boolean };

/**
 * The leader and the event of a link.
 * @throws DomainError not-found
 */
export async function getClaimOwner(
  db: Db,
  by: { linkId: string } | { token: string },
  now: Date,
): Promise<ClaimOwner> {
  const link = await db.claimLink.findUnique({
    where: "linkId" in by ? { id: by.linkId } : { token: by.token },
    select: { id: true, leaderId: true, poolId: true, pool: { select: { eventId: true } } },
  });
  if (!link) throw notFound("claim");
  const { pool, ...owner } = link;
  const holding = await findHolding(db, [link.id], now);
  return { ...owner, eventId: pool.eventId, holds: holding.has(link.id) };
}

/**
 * What the claim page shows to anyone who has the link.
 * @throws DomainError not-found, also for a link that holds no more
 */
export async function getClaimPage(db: Db, token: string, now: Date): Promise<ClaimPage> {
  const link = await db.claimLink.findUnique({
    where: { token },
    select: { ...linkSelect, pool: { select: { guestsMax: true, event: { select: rsvpEventSelect } } } },
  });
  if (!link || link.pool.event.status === "draft") throw notFound("claim");
  if (!(await findHolding(db, [link.id], now)).has(link.id)) throw notFound("claim");
  const { event } = link.pool;
  const { label, expiresAt } = link;
  const isOpen = link.closedAt === null && expiresAt > now;
  const shown = toLinkedEvent(event, null, now);
  // Anyone with the link can read this, so it has neither the address nor the name of a leader who was named.
  const leaderName = link.leaderEmail === null ? link.leader.name : shown.hostName;
  return {
    label,
    leaderName,
    unclaimedSeats: isOpen ? link.unclaimedSeats : 0,
    expiresAt: expiresAt.toISOString(),
    isOpen: isOpen && event.status === "published",
    guestsMax: link.pool.guestsMax,
    questions: await listQuestions(db, event.id),
    event: shown,
  };
}
