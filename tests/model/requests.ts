import type { PoolTerms, RsvpStatus } from "../../server/seats/facts";
import type { SeatRequest } from "../../server/seats/request";
import type { NaivePool } from "./naive-pool";
import { displacedBy } from "./naive-terms";
import type { Ask, Play } from "./steps";

/** The ids that a play uses. */
export type Names = { userIds: string[]; rsvpIds: string[]; linkIds: string[] };

const MINUTE_MS = 60_000;
const inMinutes = (now: Date, minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS);

/** The statuses for which a request can take effect. */
const MEANT: Partial<Record<Ask["kind"], RsvpStatus[]>> = {
  join: ["cancelled"],
  edit: ["confirmed", "waitlisted", "offered", "pending"],
  withdraw: ["confirmed", "waitlisted", "offered", "pending"],
  accept: ["offered"],
  refuse: ["offered"],
  promote: ["waitlisted", "offered"],
  seat: ["waitlisted", "offered"],
  approve: ["pending"],
  decline: ["confirmed", "waitlisted", "offered", "pending"],
  remove: ["confirmed", "waitlisted", "offered", "pending"],
  restore: ["declined"],
  bar: ["confirmed", "waitlisted", "cancelled", "declined"],
  unbar: ["declined"],
  prioritize: ["waitlisted"],
  "check-in": ["confirmed"],
  "undo-check-in": ["confirmed"],
  "wait-at-door": ["waitlisted"],
  claim: ["waitlisted", "offered", "pending", "cancelled"],
};

/** A request of a play, as a request to the pool in its current state. */
export function requestOf(ask: Ask, pool: NaivePool, names: Names, now: Date): SeatRequest {
  const actorId = names.userIds[0] ?? null;
  switch (ask.kind) {
    case "sweep":
    case "serve-door":
      return { kind: ask.kind, actorId: null };
    case "register": {
      const members = ask.members.map(({ who, guests }) => ({ ...personAt(names, who), guests }));
      return { kind: "register", actorId, members, mode: ask.allOrNothing ? "allOrNothing" : "asManyAsFit" };
    }
    case "open-claim": {
      const id = names.linkIds[ask.link] ?? "";
      const link = { id, leaderId: actorId ?? "", label: null, token: `token-${id}` };
      return {
        kind: "open-claim",
        actorId,
        link: { ...link, seats: ask.seats, expiresAt: inMinutes(now, ask.minutes) },
      };
    }
    case "close-claim":
      return { kind: "close-claim", actorId, linkId: linkMeantBy(ask, pool, names) };
    case "terms":
      return termsRequest(ask, pool, names, now);
  }
  return personRequest(ask, pool, names);
}

type PersonAsk = Extract<Ask, { who: number }>;

function personRequest(ask: PersonAsk, pool: NaivePool, names: Names): SeatRequest {
  const { rsvpId, userId } = meantBy(ask, pool, names);
  const row = pool.rows.find((each) => each.userId === userId);
  const party = { rsvpId, userId, specialRequirements: null };
  switch (ask.kind) {
    case "join":
      return { kind: "join", actorId: userId, ...party, guests: ask.guests };
    case "claim":
      return {
        kind: "claim",
        actorId: userId,
        linkId: linkMeantBy(ask, pool, names),
        ...party,
        guests: ask.guests,
      };
    case "edit": {
      const expectedVersion = (row?.version ?? 1) - (ask.stale ? 1 : 0);
      return { kind: "edit", actorId: userId, userId, guests: ask.guests, expectedVersion };
    }
    case "withdraw":
      return { kind: "withdraw", actorId: userId, userId };
    case "check-in":
    case "undo-check-in":
      return { kind: ask.kind, actorId: null, rsvpId, members: ask.members };
    case "prioritize":
      return { kind: "prioritize", actorId: null, rsvpId, priority: ask.priority };
    case "accept":
    case "refuse": {
      const given = row?.statusAt ?? new Date(0);
      if (ask.meaning === "whichever") return { kind: ask.kind, actorId: userId, rsvpId };
      const offeredAt = ask.meaning === "this" ? given : new Date(given.getTime() - 1);
      return { kind: ask.kind, actorId: userId, rsvpId, offeredAt };
    }
    default:
      return { kind: ask.kind, actorId: null, rsvpId };
  }
}

function personAt(names: Names, who: number): { rsvpId: string; userId: string } {
  return { rsvpId: names.rsvpIds[who] ?? "", userId: names.userIds[who] ?? "" };
}

function meantBy(ask: PersonAsk, pool: NaivePool, names: Names): { rsvpId: string; userId: string } {
  const meant = pool.rows.filter((row) => MEANT[ask.kind]?.includes(row.status));
  const row = ask.aim ? meant[ask.who % Math.max(1, meant.length)] : undefined;
  return row ? { rsvpId: row.id, userId: row.userId } : personAt(names, ask.who);
}

function linkMeantBy({ link, aim }: { link: number; aim: boolean }, pool: NaivePool, names: Names): string {
  const open = pool.links.filter((each) => !each.closedAt);
  return (aim ? open[link % Math.max(1, open.length)]?.id : undefined) ?? names.linkIds[link] ?? "";
}

function termsRequest(
  { change, moving }: Extract<Ask, { kind: "terms" }>,
  pool: NaivePool,
  names: Names,
  now: Date,
): SeatRequest {
  const terms = termsOf(change, now);
  const capacity = terms.capacity === undefined ? pool.terms.capacity : terms.capacity;
  const displaced = displacedBy(pool, capacity ?? Number.POSITIVE_INFINITY).map((row) => row.id);
  const request = { kind: "terms" as const, actorId: names.userIds[0] ?? null, terms };
  if (moving === "others") return { ...request, moving: [...displaced.slice(1), names.rsvpIds[0] ?? ""] };
  return moving === "them" && displaced.length > 0 ? { ...request, moving: displaced } : request;
}

/** A change of terms at `now`. An event lasts three hours. */
export function termsOf(change: Play["terms"], now: Date): Partial<PoolTerms> {
  const { opensIn, closesIn, startsIn, ...plain } = change;
  const terms: Partial<PoolTerms> = { ...plain };
  if (opensIn !== undefined) terms.opensAt = opensIn === null ? null : inMinutes(now, opensIn);
  if (closesIn !== undefined) terms.closesAt = closesIn === null ? null : inMinutes(now, closesIn);
  if (startsIn === undefined) return terms;
  return { ...terms, startsAt: inMinutes(now, startsIn), endsAt: inMinutes(now, startsIn + 180) };
}
