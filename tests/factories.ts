import { randomBytes } from "node:crypto";
import { uuidV7 } from "../lib/uuid";
import type { Db } from "../server/db/client";
import type { Prisma } from "../server/db/generated/client";
import { inTransaction } from "../server/db/transaction";
import type { UploadPurpose } from "../server/domains/uploads/schema";
import type { PoolTerms, RsvpFacts } from "../server/seats/facts";
import { createPool } from "../server/seats/pools";
import type { SeatRequest } from "../server/seats/request";

/** The time that tests use as now. */
export const NOW = new Date("2026-11-20T12:00:00.000Z");

/** `n` hours after NOW; before it when negative. */
export function hours(n: number): Date {
  return new Date(NOW.getTime() + n * 3_600_000);
}

let newestIdMs = 0;

/**
 * Each id is greater than the one before, also within a millisecond, because lists sort rows of one instant by id.
 */
export function newId(): string {
  newestIdMs = Math.max(newestIdMs + 1, Date.now());
  return uuidV7(newestIdMs, randomBytes(10));
}

/** People with confirmed addresses. @returns their ids, in order */
export async function createUsers(
  db: Db,
  count: number,
  change: { bannedAt?: Date } = {},
): Promise<string[]> {
  const users = Array.from({ length: count }, () => {
    const id = newId();
    return {
      id,
      email: `${id}@people.test`,
      name: `Person ${id.slice(-4)}`,
      emailVerifiedAt: NOW,
      ...change,
    };
  });
  await db.user.createMany({ data: users });
  return users.map((user) => user.id);
}

export type TestEvent = { id: string; poolId: string; hostId: string };

const OPEN: PoolTerms = {
  state: "open",
  capacity: 10,
  guestsMax: 5,
  waitlistEnabled: true,
  waitlistMode: "automatic",
  partyRule: "skip",
  passOversMax: 3,
  offerMinutes: 1_440,
  cutoffMinutes: 0,
  approvalRequired: false,
  opensAt: null,
  closesAt: null,
  startsAt: hours(24),
  endsAt: hours(27),
  overlapAllowed: false,
  doorMinutes: null,
};

/** A published event in a day, with ten seats unless `terms` says otherwise. */
export async function createEvent(
  db: Db,
  terms: Partial<PoolTerms> = {},
  event: { hostId?: string; visibility?: "public" | "unlisted" | "private"; title?: string } = {},
): Promise<TestEvent> {
  const hostId = event.hostId ?? ((await createUsers(db, 1))[0] as string);
  const own = { ...OPEN, ...terms };
  const id = newId();
  const status = { draft: "draft", open: "published", cancelled: "cancelled" } as const;
  await db.event.create({
    data: {
      id,
      slug: `event-${id}`,
      title: event.title ?? "An evening of short films",
      hostId,
      startsAt: own.startsAt,
      endsAt: own.endsAt,
      timeZone: "Europe/Berlin",
      status: status[own.state],
      visibility: event.visibility ?? "public",
      inviteToken: randomBytes(16).toString("base64url"),
    },
  });
  const pool = await db.seatPool.create({ data: { eventId: id, ...own }, select: { id: true } });
  return { id, poolId: pool.id, hostId };
}

/** As `createSession`. @returns the id of its pool */
export async function createSessionPool(
  db: Db,
  eventId: string,
  terms: Partial<PoolTerms> = {},
): Promise<string> {
  return (await createSession(db, eventId, terms)).poolId;
}

/** A session of the event, at the event's times and bookable beside others unless `terms` says otherwise. */
export async function createSession(
  db: Db,
  eventId: string,
  terms: Partial<PoolTerms> = {},
  { title = "A session" } = {},
): Promise<{ sessionId: string; poolId: string }> {
  const { startsAt, endsAt } = await db.event.findUniqueOrThrow({ where: { id: eventId } });
  return inTransaction(db, async (tx) => {
    const own = { ...OPEN, startsAt, endsAt, overlapAllowed: true, ...terms };
    const session = await tx.session.create({ data: { eventId, title } });
    return { sessionId: session.id, poolId: await createPool(tx, { eventId, sessionId: session.id }, own) };
  });
}

/** Changes an event's row directly, and its pool with it, because the database keeps the two equal. */
export async function changeEventRow(
  db: Db,
  eventId: string,
  data: Prisma.EventUncheckedUpdateInput,
): Promise<void> {
  await db.$transaction([
    db.event.update({ where: { id: eventId }, data }),
    db.$executeRaw`
      update "SeatPool" p set "startsAt" = e."startsAt", "endsAt" = e."endsAt",
        state = (case e.status when 'published' then 'open' else e.status::text end)::"PoolState"
      from "Event" e where e.id = ${eventId}::uuid and p."eventId" = e.id and p."sessionId" is null`,
  ]);
}

/** The rows of a pool, sorted by first answer. */
export async function rsvpsOf(db: Db, poolId: string): Promise<RsvpFacts[]> {
  const rows = await db.rsvp.findMany({ where: { poolId }, orderBy: [{ rsvpAt: "asc" }, { id: "asc" }] });
  return rows.map((row) => ({ ...row, answers: row.answers as RsvpFacts["answers"] }));
}

/** A join request for one person, or with guests. */
export function joinRequest(userId: string, guests = 0): SeatRequest {
  return { kind: "join", actorId: userId, rsvpId: newId(), userId, guests, specialRequirements: null };
}

export function withdrawRequest(userId: string): SeatRequest {
  return { kind: "withdraw", actorId: userId, userId };
}

type UploadChange = {
  ownerId: string;
  purpose?: UploadPurpose;
  status?: "pending" | "stored" | "removed";
};

/** The row of an upload, stored and referred to by nothing, without bytes. @returns its id */
export async function createUpload(db: Db, change: UploadChange): Promise<string> {
  const { ownerId, purpose = "event_cover", status = "stored" } = change;
  const isChecked = status !== "pending";
  const id = newId();
  await db.upload.create({
    data: {
      id,
      ownerId,
      purpose,
      status,
      fileName: "picture.jpg",
      announcedType: "image/jpeg",
      announcedSize: 1_000,
      store: "disk",
      storageKey: id,
      createdAt: NOW,
      expiresAt: hours(1),
      ...(isChecked && {
        completedAt: NOW,
        idleSince: NOW,
        detectedType: "image/webp",
        size: 900,
        width: 1200,
        height: 800,
        sizes: [{ name: "large", width: 1200, height: 800, bytes: 900 }],
        hasArriving: false,
      }),
    },
  });
  return id;
}
