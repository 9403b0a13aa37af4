import { seededRandom } from "../../lib/seeded-random";
import type { Db } from "../../server/db/client";
import type { RsvpStatus } from "../../server/seats/facts";
import type { LedgerAction } from "../../server/seats/ledger";
import { createUsers, newId } from "../factories";

/** A ledger line as the naive report reads it. `person` is null where it concerns no RSVP. */
export type HistoryLine = {
  at: Date;
  person: number | null;
  action: LedgerAction;
  from: RsvpStatus | null;
  to: RsvpStatus | null;
  seats: number;
  detail: Record<string, number | null>;
};

type Row = { status: RsvpStatus | null; seats: number };
type Move = [to: RsvpStatus, action: LedgerAction];

const JOIN: Move[] = [
  ["confirmed", "confirmed"],
  ["waitlisted", "waitlisted"],
  ["pending", "requested"],
  ["confirmed", "registered"],
  ["confirmed", "claimed"],
  ["offered", "asked"],
  ["waitlisted", "asked"],
];
const MOVES: Record<RsvpStatus, Move[]> = {
  cancelled: JOIN,
  declined: [
    ["confirmed", "restored"],
    ["waitlisted", "restored"],
    ["cancelled", "unbarred"],
  ],
  pending: [
    ["confirmed", "approved"],
    ["waitlisted", "approved"],
    ["declined", "declined"],
    ["cancelled", "withdrawn"],
  ],
  waitlisted: [
    ["confirmed", "promoted"],
    ["offered", "offered"],
    ["waitlisted", "agreed"],
    ["waitlisted", "passed-over"],
    ["waitlisted", "edited"],
    ["cancelled", "withdrawn"],
    ["confirmed", "claimed"],
    ["declined", "barred"],
  ],
  offered: [
    ["confirmed", "accepted"],
    ["confirmed", "agreed"],
    ["cancelled", "refused"],
    ["cancelled", "offer-expired"],
    ["waitlisted", "displaced"],
    ["confirmed", "claimed"],
  ],
  confirmed: [
    ["cancelled", "withdrawn"],
    ["confirmed", "edited"],
    ["declined", "declined"],
    ["waitlisted", "displaced"],
    ["cancelled", "removed"],
  ],
};

/** A random history between two instants. No engine decides it: the reports must count whatever the ledger has. */
export function randomHistory(
  seed: string,
  span: { from: Date; to: Date; people: number; lines: number },
): HistoryLine[] {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const rows = Array.from(
    { length: span.people },
    (): Row => ({ status: null, seats: 1 + Math.floor(random() * 4) }),
  );
  const offsets = Array.from({ length: span.lines }, random).sort((a, b) => a - b);
  const length = span.to.getTime() - span.from.getTime();
  let capacity: number | null = 20;
  return offsets.map((offset): HistoryLine => {
    const at = new Date(Math.floor(span.from.getTime() + offset * length));
    const ofNobody = { at, person: null, from: null, to: null, detail: {} };
    const chance = random();
    if (chance < 0.03) {
      const before = capacity;
      capacity = pick([null, 10, 25, 40]);
      const detail = { capacityBefore: before, capacity };
      return { ...ofNobody, action: "terms-changed", seats: 0, detail };
    }
    if (chance < 0.06) {
      return {
        ...ofNobody,
        action: pick(["claim-opened", "claim-ended"] as const),
        seats: 1 + Math.floor(random() * 5),
      };
    }
    const person = Math.floor(random() * rows.length);
    const row = rows[person] as Row;
    const [to, action] = pick(row.status ? MOVES[row.status] : JOIN);
    const from = row.status;
    // A party may return, or claim its seats, in another size.
    const detail: HistoryLine["detail"] = action === "edited" ? { seatsBefore: row.seats } : {};
    if (["edited", "confirmed", "claimed", "waitlisted"].includes(action))
      row.seats = 1 + Math.floor(random() * 4);
    row.status = to;
    return { at, person, action, from, to, seats: row.seats, detail };
  });
}

/**
 * Writes a history into a pool, with the RSVPs that result from it.
 * @returns the ids of its people
 */
export async function writeHistory(
  db: Db,
  poolId: string,
  history: readonly HistoryLine[],
): Promise<string[]> {
  const count = Math.max(-1, ...history.map((line) => line.person ?? -1)) + 1;
  const userIds = await createUsers(db, count);
  const rsvpIds = userIds.map(newId);
  const last = new Map(history.map((line) => [line.person, line]));
  const first = new Map(history.toReversed().map((line) => [line.person, line]));
  const rows = userIds.flatMap((userId, person) => {
    const [now, then] = [last.get(person), first.get(person)];
    if (!now?.to || !then) return [];
    const waits = now.to === "waitlisted" ? { queueNumber: person + 1 } : {};
    const offer = now.to === "offered" ? { offerExpiresAt: new Date("2030-01-01T00:00:00Z") } : {};
    const party = { status: now.to, seats: now.seats, guests: now.seats - 1, ...waits, ...offer };
    return [{ id: rsvpIds[person] ?? "", poolId, userId, ...party, rsvpAt: then.at, statusAt: now.at }];
  });
  await db.rsvp.createMany({ data: rows });
  await db.rsvpLedger.createMany({
    data: history.map(({ person, from, to, ...line }) => ({
      ...line,
      poolId,
      rsvpId: person === null ? null : (rsvpIds[person] ?? null),
      fromStatus: from,
      toStatus: to,
    })),
  });
  return userIds;
}
