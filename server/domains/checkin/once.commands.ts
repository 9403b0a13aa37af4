import { randomBytes } from "node:crypto";
import type { DetailsOf, Reason } from "@/lib/refusals/table";
import { uuidV7 } from "@/lib/uuid";
import type { Db } from "../../db/client";
import type { Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import type { PoolFacts, RsvpFacts } from "../../seats/facts";
import { lastOf, lockPools } from "../../seats/lock";
import { readPositions } from "../../seats/positions";
import { withPools } from "../../seats/with-pools";
import type { Viewer } from "../accounts/schema";
import type { EventAccess } from "../events/access/queries";
import { toRsvpOut } from "../rsvps/queries";
import { arrivalsOf, doorName, doorSentence, firstOf, type ScanLine, scanTime } from "./policy";
import type { ScanAnswer } from "./schema";

/** Who is at which door. */
export type Door = {
  event: Pick<EventAccess, "id" | "poolId">;
  viewer: Viewer;
  /** Null = the database's clock, read under the lock. */
  now?: Date | null | undefined;
};

/** What a phone sends with everything that it records. */
export type Sent = {
  nonce: string;
  sessionId?: string | undefined;
  scannedAt?: Date | undefined;
  sentAt?: Date | undefined;
  /** Of a person who is added, as it was said at the door. */
  name?: string | undefined;
  /** Of a person who is added: the hash of what was asked, see `hashOf` in walk-ins.commands. */
  askedHash?: string | undefined;
};

/** The door while its pool is locked. `at` is when the scan happened by the server's clock. */
export type LockedDoor = { pool: PoolFacts; poolIds: string[]; now: Date; at: Date };

export type Decided = {
  outcome: ScanLine["outcome"];
  reason?: Reason | undefined;
  details?: DetailsOf<Reason> | undefined;
  rsvpId: string | null;
  /** Those who arrived or left by it, or who had arrived already. */
  members: number[];
};

type Once = {
  door: Door;
  poolId: string;
  /** Other pools that the decision is known to need. */
  alsoPools?: string[];
  kind: "arrive" | "undo";
  sent: Sent;
};

/** Thrown where a scan with the same nonce was recorded at another door at the same moment. */
class NonceTaken extends Error {}

const STARTS_MAX = 3;

/**
 * Locks the pool of the door, decides and records, all in one transaction, once per nonce: the same nonce again is
 * answered by what was recorded, and `decide` is not called.
 * @throws DomainError check-in.nonce-used where the nonce was used for another kind of scan or another person
 */
export async function decideOnce(
  db: Db,
  once: Once,
  decide: (tx: Tx, door: LockedDoor) => Promise<Decided>,
  isSame: (rsvpId: string | null) => Promise<boolean> = async () => true,
): Promise<ScanAnswer> {
  for (let start = 1; ; start++) {
    try {
      return await withPools(db, [once.poolId, ...(once.alsoPools ?? [])], (tx, poolIds) =>
        decideUnderLock(tx, poolIds, once, decide, isSame),
      );
    } catch (error) {
      if (!(error instanceof NonceTaken) || start === STARTS_MAX) throw error;
    }
  }
}

async function decideUnderLock(
  tx: Tx,
  poolIds: string[],
  { door, poolId, kind, sent }: Once,
  decide: (tx: Tx, door: LockedDoor) => Promise<Decided>,
  isSame: (rsvpId: string | null) => Promise<boolean>,
): Promise<ScanAnswer> {
  const locked = await lockPools(tx, poolIds);
  const pool = locked.find((one) => one.pool.id === poolId)?.pool;
  if (!pool) throw new Error(`the door has no pool ${poolId}`);
  const now = door.now ?? lastOf(locked);
  const { at, clockSkewMinutes } = scanTime({ now, ...sent });
  const where = { eventId_nonce: { eventId: door.event.id, nonce: sent.nonce } };
  const known = await tx.checkInScan.findUnique({ where });
  const about = { door, sent, clockSkewMinutes, now };
  if (known) {
    const isAlike = known.kind === kind && known.poolId === poolId;
    const isRepeat = isAlike && known.askedHash === (sent.askedHash ?? null) && (await isSame(known.rsvpId));
    if (!isRepeat) throw new DomainError("check-in.nonce-used", { field: "nonce" });
    const reason = (known.reason ?? undefined) as Reason | undefined;
    return answerOf(tx, { ...known, reason }, { ...about, replayed: true });
  }
  const decided = await decide(tx, { pool, poolIds, now, at });
  const { outcome, reason = null, rsvpId, members } = decided;
  const id = uuidV7(now.getTime(), randomBytes(10));
  const scan = { id, eventId: door.event.id, poolId, rsvpId, kind, members, outcome, reason };
  const { count } = await tx.checkInScan.createMany({
    data: [
      {
        ...scan,
        nonce: sent.nonce,
        askedHash: sent.askedHash ?? null,
        byId: door.viewer.id,
        scannedAt: at,
        receivedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new NonceTaken();
  return answerOf(tx, decided, { ...about, replayed: false });
}

type About = { door: Door; sent: Sent; clockSkewMinutes: number; replayed: boolean; now: Date };

async function answerOf(tx: Tx, decided: Decided, about: About): Promise<ScanAnswer> {
  const { outcome, reason, details, rsvpId } = decided;
  const { clockSkewMinutes, replayed } = about;
  const isInside = details && "canWalkIn" in details ? { canWalkIn: details.canWalkIn } : {};
  const said = {
    outcome,
    ...(reason && { reason, message: doorSentence({ reason, details }) }),
    ...isInside,
    clockSkewMinutes,
    replayed,
  };
  const shown = rsvpId && (await readShown(tx, rsvpId, decided, about));
  if (shown) return { ...said, ...shown };
  return { ...said, rsvp: null, person: null, arrivedSeats: 0, arrivedMembers: [], seats: 0 };
}

/** The RSVP as a door sees it, without what the person answered or wrote to the host. */
async function readShown(tx: Tx, rsvpId: string, { outcome, members }: Decided, { door, sent, now }: About) {
  const row = await tx.rsvp.findUnique({
    where: { id: rsvpId },
    include: {
      user: {
        select: { name: true, walkIns: { where: { eventId: door.event.id }, select: { name: true } } },
      },
      pool: { select: { sessionId: true } },
    },
  });
  if (!row) return null;
  const positions =
    row.status === "waitlisted" ? await readPositions(tx, [row.id]) : new Map<string, number>();
  const out = toRsvpOut(row, { eventId: door.event.id, ...row.pool }, positions.get(row.id) ?? null, now);
  const isIn = outcome === "arrived" || outcome === "already";
  const first = isIn ? await findFirst(tx, row, members) : null;
  return {
    rsvp: { ...out, specialRequirements: null, answers: {} },
    person: { name: doorName(row, row.user.name, sent.name ?? row.user.walkIns[0]?.name), party: row.seats },
    arrivedSeats: row.checkedInSeats,
    arrivedMembers: row.checkedInMembers,
    seats: row.seats,
    ...first,
    ...(sent.sessionId !== undefined && { eventArrived: await hasArrived(tx, door, row.userId) }),
  };
}

async function findFirst(
  tx: Tx,
  { id, checkedInAt }: Pick<RsvpFacts, "id" | "checkedInAt">,
  members: number[],
): Promise<{ firstAt?: string; by?: string }> {
  const scans = await tx.checkInScan.findMany({
    where: { rsvpId: id, outcome: { in: ["arrived", "undone"] } },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: { outcome: true, members: true, scannedAt: true, by: { select: { name: true } } },
  });
  const first = firstOf(arrivalsOf(scans.map((scan) => ({ ...scan, by: scan.by.name }))), members);
  if (first) return { firstAt: first.at.toISOString(), by: first.by };
  return checkedInAt ? { firstAt: checkedInAt.toISOString() } : {};
}

async function hasArrived(tx: Tx, { event }: Door, userId: string): Promise<boolean> {
  const row = await tx.rsvp.findUnique({
    where: { poolId_userId: { poolId: event.poolId, userId } },
    select: { checkedInSeats: true },
  });
  return (row?.checkedInSeats ?? 0) > 0;
}
