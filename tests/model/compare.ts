import { codeOf } from "../../lib/refusals/table";
import type { ClaimLinkFacts, PoolFacts, RsvpFacts } from "../../server/seats/facts";
import type { SeatOutcome } from "../../server/seats/outcome";
import { lineOf, type NaivePool, partyOf } from "./naive-pool";

/** Everything that the engine stores for a pool. */
export type PoolState = { pool: PoolFacts; rsvps: RsvpFacts[]; links: ClaimLinkFacts[] };

/** The engine's answer in the vocabulary of the naive pool. */
export function answerOf(outcome: SeatOutcome): string {
  if (!outcome.ok) {
    const moving = outcome.details && "moving" in outcome.details ? outcome.details.moving : undefined;
    return moving ? `${outcome.reason}: ${[...moving].sort().join()}` : outcome.reason;
  }
  const answer = outcome.changed ? "changed" : "unchanged";
  if (!outcome.members) return answer;
  const members = outcome.members.map((member) => member.reason ?? member.outcome);
  return `${answer}: ${members.join(", ")}`;
}

/**
 * Whether both answers agree. The naive pool gives only the kind of a refusal where the product does not specify
 * the reason.
 */
export function isSameAnswer(naive: string, outcome: SeatOutcome): boolean {
  return answerOf(outcome) === naive || (!outcome.ok && codeOf(outcome.reason) === naive);
}

type Told = Record<string, string>;

/** One line per row, link and counter, equal on both sides where they agree. */
export function tellNaive(pool: NaivePool, now: Date): Told {
  const line = lineOf(pool);
  const told: Told = { terms: JSON.stringify(Object.entries(pool.terms).sort()) };
  const seatsIn = (status: string) =>
    pool.rows.filter((row) => row.status === status).reduce((total, row) => total + partyOf(row), 0);
  const unclaimed = pool.links.reduce((total, link) => total + link.unclaimedSeats, 0);
  told.counters = counters(
    seatsIn("confirmed"),
    seatsIn("offered") + unclaimed,
    seatsIn("waitlisted"),
    line.length,
  );
  told.line = line.map((row) => row.id).join(" ");
  for (const row of pool.rows) {
    const waiting =
      row.status === "waitlisted" ? `passed over ${row.passedOver}, priority ${row.priority}` : "";
    told[row.id] = tellRow(row, row.offerEnd, wordsOf(row.barred, row.asked, row.left, row.arrived), waiting);
  }
  for (const link of pool.links) told[link.id] = tellLink(link, now);
  return told;
}

export function tellEngine({ pool, rsvps, links }: PoolState, now: Date): Told {
  const line = rsvps
    .filter((row) => row.status === "waitlisted")
    .sort((a, b) => b.priority - a.priority || (a.queueNumber ?? 0) - (b.queueNumber ?? 0));
  const {
    id: _,
    confirmedSeats,
    offeredSeats,
    waitlistedSeats,
    waitlistLength,
    nextQueueNumber,
    headQueueNumber,
    version,
    dependsOn: __,
    hasDependents: ___,
    ...terms
  } = pool;
  const told: Told = { terms: JSON.stringify(Object.entries(terms).sort()) };
  told.counters = counters(confirmedSeats, offeredSeats, waitlistedSeats, waitlistLength);
  told.line = line.map((row) => row.id).join(" ");
  for (const row of rsvps) {
    const waiting =
      row.status === "waitlisted" ? `passed over ${row.passedOver}, priority ${row.priority}` : "";
    told[row.id] = tellRow(
      row,
      row.offerExpiresAt,
      wordsOf(!!row.barredAt, !!row.askedAt, !!row.leftAt, row.checkedInMembers),
      waiting,
    );
    if (row.seats !== 1 + row.guests) told[row.id] += ` but ${row.seats} seats`;
  }
  for (const link of links) told[link.id] = tellLink(link, now);
  return told;
}

function counters(confirmed: number, offered: number, waiting: number, length: number): string {
  return `${confirmed} confirmed, ${offered} offered, ${waiting} waiting in ${length} parties`;
}

function wordsOf(barred: boolean, asked: boolean, left: boolean, arrived: number[]): string {
  const there = arrived.length > 0 ? ` there: ${arrived.join()}` : "";
  return `${barred ? " barred" : ""}${asked ? " asked" : ""}${left ? " left" : ""}${there}`;
}

function tellRow(
  row: Pick<RsvpFacts, "userId" | "status" | "guests" | "version" | "statusAt">,
  offerEnd: Date | null,
  words: string,
  waiting: string,
): string {
  const { status, guests, version } = row;
  const offer = offerEnd ? ` offer to ${offerEnd.toISOString()}` : "";
  const since = row.statusAt.toISOString();
  return `${row.userId} ${status} since ${since} +${guests} v${version}${offer}${words} ${waiting}`;
}

/** A link whose seats were all claimed counts as closed from its end on, whenever that is written. */
function tellLink(
  link: Pick<ClaimLinkFacts, "unclaimedSeats" | "expiresAt" | "closedAt">,
  now: Date,
): string {
  const isOver = link.closedAt !== null || link.expiresAt <= now;
  return `keeps ${link.unclaimedSeats}, ${isOver ? "over" : `until ${link.expiresAt.toISOString()}`}`;
}

/** The lines in which the two sides differ, as text; empty where they agree. */
export function differences(naive: Told, engine: Told): string[] {
  const keys = new Set([...Object.keys(naive), ...Object.keys(engine)]);
  return [...keys].flatMap((key) =>
    naive[key] === engine[key] ? [] : [`${key}\n    model:  ${naive[key]}\n    engine: ${engine[key]}`],
  );
}
