import { errorMessage } from "@/lib/error-message";
import type { DetailsOf, Reason } from "@/lib/refusals/table";
import { statusAt } from "../../seats/availability";
import type { PoolFacts, RsvpStatus } from "../../seats/facts";

const MINUTE_MS = 60_000;
/** The longest time that a phone keeps a scan; an older time is that of a broken clock. */
const KEPT_MAX_MS = 7 * 24 * 60 * MINUTE_MS;
/** How long after the end guests can still be checked in. */
export const CLOSES_AFTER_MS = 12 * 60 * MINUTE_MS;

export type ClockFacts = {
  now: Date;
  /** When it was scanned, by the phone's clock. */
  scannedAt?: Date | undefined;
  /** When the phone sent it, by the same clock: its distance from `now` is how wrong that clock is. */
  sentAt?: Date | undefined;
};

/**
 * When a scan happened by the server's clock, never in the future and at most `KEPT_MAX_MS` ago, and by how many minutes
 * the phone's clock is ahead (negative = behind).
 */
export function scanTime({ now, scannedAt, sentAt }: ClockFacts): { at: Date; clockSkewMinutes: number } {
  const skewMs = sentAt ? sentAt.getTime() - now.getTime() : 0;
  const at = scannedAt ? scannedAt.getTime() - skewMs : now.getTime();
  return {
    at: new Date(Math.max(now.getTime() - KEPT_MAX_MS, Math.min(at, now.getTime()))),
    clockSkewMinutes: Math.round(skewMs / MINUTE_MS) || 0,
  };
}

type Times = Pick<PoolFacts, "startsAt" | "endsAt">;

/** When a door opens (null = at any time) and closes. */
export function windowOf(
  { startsAt, endsAt }: Times,
  opensMinutes: number | null,
): { opensAt: Date | null; closesAt: Date } {
  return {
    opensAt: opensMinutes === null ? null : new Date(startsAt.getTime() - opensMinutes * MINUTE_MS),
    closesAt: new Date(endsAt.getTime() + CLOSES_AFTER_MS),
  };
}

/** The sentence for a refusal as a door says it, where that differs from what guests are told. */
export function doorSentence({ reason, details }: DoorRefusal): string {
  return DOOR_SENTENCES[reason] ?? errorMessage({ reason, details });
}

const DOOR_SENTENCES: Partial<Record<Reason, string>> = {
  "rsvp.needs-other-seat": "They have no seat at the event itself, so they can't be added to this session.",
  "rsvp.too-many-guests": "One person can't bring that many here.",
  "seats.clash": "They have a seat at another session at the same time.",
  "seats.not-enough": "There are not enough free seats, so no one was added.",
};

/** Why a door refuses, as it is shown and recorded. */
export type DoorRefusal = { reason: Reason; details?: DetailsOf<Reason> | undefined };

/** Why no one can be checked in here at this time; null where the door is open. */
export function whyShut(
  pool: Times & Pick<PoolFacts, "state">,
  opensMinutes: number | null,
  at: Date,
): DoorRefusal | null {
  if (pool.state === "draft") return { reason: "rsvp.not-published" };
  if (pool.state === "cancelled") return { reason: "seats.cancelled" };
  const { opensAt, closesAt } = windowOf(pool, opensMinutes);
  if (opensAt && at < opensAt) {
    return { reason: "check-in.not-open-yet", details: { opensAt: opensAt.toISOString() } };
  }
  if (at >= closesAt) return { reason: "check-in.over", details: { closedAt: closesAt.toISOString() } };
  return null;
}

/** Why a person with this RSVP does not get in; null where they have a seat or wait for one. */
export function whyNotIn(
  row: { status: RsvpStatus; offerExpiresAt: Date | null; barredAt: Date | null },
  now: Date,
): DoorRefusal | null {
  if (row.barredAt) return { reason: "check-in.declined" };
  switch (statusAt(row, now)) {
    case "confirmed":
    case "waitlisted":
      return null;
    case "offered":
      return { reason: "check-in.offer-open" };
    case "pending":
      return { reason: "check-in.pending" };
    case "declined":
      return { reason: "check-in.declined" };
    case "cancelled":
      return { reason: "check-in.cancelled" };
  }
}

/**
 * A guest's name as a door sees it: never an address, by which a host may have registered them, nor the name of the
 * account behind an address that was given.
 * @param walkInName what was said when they were added at the door
 */
export function doorName(
  { askedAt, namedEmail }: { askedAt: Date | null; namedEmail: string | null },
  name: string,
  walkInName: string | null | undefined,
): string {
  if (walkInName) return walkInName;
  return askedAt !== null && namedEmail !== null ? "Guest who has not answered yet" : name;
}

/** A recorded scan of one RSVP, as far as it says who arrived. */
export type ScanLine = {
  outcome: "arrived" | "already" | "undone" | "waiting" | "refused";
  members: number[];
  scannedAt: Date;
  by: string;
};

export type Arrival = { at: Date; by: string };

/** By member of the party, who let them in and when. @param scans in the order in which they were decided */
export function arrivalsOf(scans: readonly ScanLine[]): Map<number, Arrival> {
  const there = new Map<number, Arrival>();
  for (const { outcome, members, scannedAt, by } of scans) {
    if (outcome === "undone") for (const member of members) there.delete(member);
    if (outcome !== "arrived") continue;
    for (const member of members) if (!there.has(member)) there.set(member, { at: scannedAt, by });
  }
  return there;
}

/** The first arrival among these members; of all of the party where none are named. */
export function firstOf(
  arrivals: Map<number, Arrival>,
  members: readonly number[] | undefined,
): Arrival | null {
  const asked = members ?? [...arrivals.keys()];
  const found = asked.flatMap((member) => arrivals.get(member) ?? []);
  return found.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}
