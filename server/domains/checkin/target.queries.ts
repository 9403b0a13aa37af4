import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import type { RsvpStatus } from "../../seats/facts";
import { isLive } from "../../seats/outcome";
import { siteSecrets } from "../../site-secret";
import type { Viewer } from "../accounts/schema";
import { findEventAccess } from "../events/access/queries";
import { type CodeRead, ID_END_LENGTH, readCode, readShortCode } from "./code.policy";
import { type DoorRefusal, whyNotIn } from "./policy";
import type { Scan } from "./schema";

/** When the person of RSVP `r` last gave up what they had: codes from before that are void. */
export const leftAtOf = Prisma.sql`(select max(l.at) from "RsvpLedger" l
  where l."rsvpId" = r.id and l."toStatus" in ('cancelled', 'declined'))`;

/**
 * The pool of the door: the event's own, or that of one of its sessions.
 * @throws DomainError session.not-found
 */
export async function getDoorPool(
  db: Db,
  event: { id: string; poolId: string },
  sessionId: string | undefined,
): Promise<string> {
  if (sessionId === undefined) return event.poolId;
  const pool = await db.seatPool.findUnique({
    where: { sessionId_eventId: { sessionId, eventId: event.id } },
    select: { id: true },
  });
  if (!pool) throw notFound("session");
  return pool.id;
}

/** The person whom a scan names, or why it names none. */
export type Target = { userId: string; refusal?: undefined } | { userId?: undefined; refusal: DoorRefusal };

type Asked = {
  event: { id: string };
  viewer: Viewer;
  scan: Pick<Scan, "code" | "rsvpId" | "shortCode">;
  now: Date;
};

/** Finds the person whom a code, a short code or an id names. Their seat is looked at under the lock. */
export async function findTarget(db: Db, { event, viewer, scan, now }: Asked): Promise<Target> {
  const { code, rsvpId, shortCode } = scan;
  if (rsvpId !== undefined) return ofRow(await findNamed(db, event.id, rsvpId));
  const secrets = siteSecrets();
  const read = code === undefined ? readShortCode(shortCode ?? "", secrets) : readCode(code, secrets);
  if (read.is === "refused") return { refusal: { reason: read.reason } };
  if (read.is === "short") return findByShortCode(db, event.id, read);
  if (read.eventId !== event.id) {
    const other = await findEventAccess(db, { eventId: read.eventId, viewer, now });
    return { refusal: { reason: "check-in.other-event", details: { title: other?.title ?? null } } };
  }
  const row = await findNamed(db, event.id, read.rsvpId);
  if (!row || read.isCurrent(row.leftAt)) return ofRow(row);
  const gone = isLive(row) ? null : whyNotIn(row, now);
  return { refusal: gone ?? { reason: "check-in.code-outdated" } };
}

const ofRow = (row: { userId: string } | null): Target =>
  row ? { userId: row.userId } : { refusal: { reason: "check-in.not-on-list" } };

type Named = {
  id: string;
  userId: string;
  status: RsvpStatus;
  offerExpiresAt: Date | null;
  barredAt: Date | null;
  leftAt: Date | null;
};

async function findNamed(db: Queryable, eventId: string, rsvpId: string): Promise<Named | null> {
  const [row] = await db.$queryRaw<Named[]>`
    select r.id, r."userId", r.status::text as status, r."offerExpiresAt", r."barredAt", ${leftAtOf} as "leftAt"
    from "Rsvp" r join "SeatPool" p on p.id = r."poolId"
    where r.id = ${rsvpId}::uuid and p."eventId" = ${eventId}::uuid`;
  return row ?? null;
}

async function findByShortCode(
  db: Db,
  eventId: string,
  read: Extract<CodeRead, { is: "short" }>,
): Promise<Target> {
  const rows = await db.$queryRaw<Pick<Named, "id" | "userId" | "leftAt">[]>`
    select r.id, r."userId", ${leftAtOf} as "leftAt"
    from "SeatPool" p join "Rsvp" r on r."poolId" = p.id
    where p."eventId" = ${eventId}::uuid and right(r.id::text, ${ID_END_LENGTH}::int) = ${read.idEnd}`;
  const found = rows.filter(({ id, leftAt }) => read.isOf({ eventId, rsvpId: id, leftAt }));
  const people = [...new Set(found.map(({ userId }) => userId))];
  if (people.length > 1) return { refusal: { reason: "check-in.code-shared" } };
  const [userId] = people;
  return userId ? { userId } : { refusal: { reason: "check-in.code-unknown" } };
}
