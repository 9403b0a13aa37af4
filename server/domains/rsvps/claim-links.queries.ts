import type { Db } from "../../db/client";
import { notFound } from "../../errors";
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
  leaderEmail: true,
  leader: { select: { name: true } },
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
  leaderEmail: string | null;
  leader: { name: string };
  rsvps: { id: string; seats: number; status: string; user: { name: string } }[];
};

function toLinkOut(row: LinkRow, now: Date): ClaimLinkOut {
  const { id, label, token, seats, expiresAt } = row;
  const isOpen = row.closedAt === null && expiresAt > now;
  return {
    id,
    label,
    token,
    seats,
    isOpen,
    // A leader whom a host named by address is shown by that address, not by the name of the account behind it.
    leaderName: row.leaderEmail ?? row.leader.name,
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

/** The claim links of an event, newest first; for hosts. */
export async function listClaimLinks(db: Db, poolId: string, now: Date): Promise<ClaimLinkOut[]> {
  const rows = await db.claimLink.findMany({
    where: { poolId },
    select: linkSelect,
    orderBy: { id: "desc" },
    take: 200,
  });
  return rows.map((row) => toLinkOut(row, now));
}

/** The claim links that a person leads, newest first. */
export async function listLedLinks(db: Db, leaderId: string, now: Date): Promise<ClaimLinkOut[]> {
  const rows = await db.claimLink.findMany({
    where: { leaderId, pool: { endsAt: { gt: now } } },
    select: linkSelect,
    orderBy: { id: "desc" },
    take: 50,
  });
  return rows.map((row) => toLinkOut(row, now));
}

/**
 * One claim link.
 * @throws DomainError not-found
 */
export async function getClaimLink(db: Db, linkId: string, now: Date): Promise<ClaimLinkOut> {
  const row = await db.claimLink.findUnique({ where: { id: linkId }, select: linkSelect });
  if (!row) throw notFound("claim");
  return toLinkOut(row, now);
}

/**
 * The leader and the event of a link.
 * @throws DomainError not-found
 */
export async function getClaimOwner(db: Db, by: { linkId: string } | { token: string }) {
  const link = await db.claimLink.findUnique({
    where: "linkId" in by ? { id: by.linkId } : { token: by.token },
    select: { id: true, leaderId: true, poolId: true, pool: { select: { eventId: true } } },
  });
  if (!link) throw notFound("claim");
  return { id: link.id, leaderId: link.leaderId, poolId: link.poolId, eventId: link.pool.eventId };
}

/**
 * What the claim page shows to anyone who has the link.
 * @throws DomainError not-found
 */
export async function getClaimPage(db: Db, token: string, now: Date): Promise<ClaimPage> {
  const link = await db.claimLink.findUnique({
    where: { token },
    select: { ...linkSelect, pool: { select: { guestsMax: true, event: { select: rsvpEventSelect } } } },
  });
  if (!link || link.pool.event.status === "draft") throw notFound("claim");
  const { event } = link.pool;
  const { label, unclaimedSeats, expiresAt, isOpen } = toLinkOut(link, now);
  const shown = toLinkedEvent(event, null, now);
  // Anyone with the link can read this, so it has neither the address nor the name of a leader whom a host named.
  const leaderName = link.leaderEmail === null ? link.leader.name : shown.hostName;
  return {
    label,
    leaderName,
    unclaimedSeats,
    expiresAt,
    isOpen: isOpen && event.status === "published",
    guestsMax: link.pool.guestsMax,
    questions: await listQuestions(db, event.id),
    event: shown,
  };
}
