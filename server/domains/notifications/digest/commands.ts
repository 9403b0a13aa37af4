import type { Db } from "../../../db/client";
import { type DigestFrequency, nextDigestAt } from "./policy";

const DAY_MS = 24 * 60 * 60_000;

/** A digest whose time has come. */
export type DueDigest = { userId: string; from: Date; slotAt: Date };

type Setting = {
  userId: string;
  frequency: DigestFrequency;
  nextAt: Date;
  toldUntil: Date | null;
  timeZone: string;
};

/** Gives members of groups who have no setting the default, a weekly digest. @returns how many */
export async function beginDigests(db: Db, { now, limit }: { now: Date; limit: number }): Promise<number> {
  const people = await db.$queryRaw<{ id: string; timeZone: string }[]>`
    select u.id, u."timeZone" from "User" u
    where exists (select 1 from "GroupMember" m where m."userId" = u.id)
      and not exists (select 1 from "DigestSetting" d where d."userId" = u.id)
    order by u.id limit ${limit}`;
  await db.digestSetting.createMany({
    data: people.map(({ id, timeZone }) => ({
      userId: id,
      nextAt: nextDigestAt("weekly", timeZone, now),
      toldUntil: now,
    })),
    skipDuplicates: true,
  });
  return people.length;
}

/** The digests whose time has come, those that have waited longest first. */
export async function findDueDigests(
  db: Db,
  { now, limit }: { now: Date; limit: number },
): Promise<DueDigest[]> {
  const due = await readSettings(db, { now, limit });
  return due.map(({ userId, frequency, nextAt, toldUntil }) => ({
    userId,
    slotAt: nextAt,
    from: toldUntil ?? new Date(nextAt.getTime() - (frequency === "daily" ? DAY_MS : 7 * DAY_MS)),
  }));
}

/** Sets when the next digest of each is due; after an outage, one digest tells everything since the last. */
export async function noteDigests(db: Db, told: DueDigest[], now: Date): Promise<void> {
  const slots = new Map(told.map(({ userId, slotAt }) => [userId, slotAt]));
  const settings = await db.digestSetting.findMany({
    where: { userId: { in: [...slots.keys()] } },
    select: { userId: true, frequency: true, user: { select: { timeZone: true } } },
  });
  const rows = settings.map(({ userId, frequency, user }) => ({
    userId,
    slotAt: slots.get(userId),
    nextAt: nextDigestAt(frequency, user.timeZone, now),
  }));
  await db.$executeRaw`
    update "DigestSetting" d set "nextAt" = n."nextAt", "toldUntil" = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n ("userId" uuid, "slotAt" timestamptz, "nextAt" timestamptz)
    where d."userId" = n."userId" and d."nextAt" = n."slotAt"`;
}

/** Sets how often a person gets a digest. What happened before is not told later. */
export async function setDigest(
  db: Db,
  { userId, frequency, now }: { userId: string; frequency: DigestFrequency; now: Date },
): Promise<{ frequency: DigestFrequency }> {
  const { timeZone } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { timeZone: true } });
  const nextAt = nextDigestAt(frequency, timeZone, now);
  await db.digestSetting.upsert({
    where: { userId },
    create: { userId, frequency, nextAt, toldUntil: now },
    update: { frequency, nextAt },
  });
  return { frequency };
}

/** How often a person gets a digest; weekly where they chose nothing. */
export async function getDigest(db: Db, userId: string): Promise<{ frequency: DigestFrequency }> {
  const setting = await db.digestSetting.findUnique({ where: { userId }, select: { frequency: true } });
  return { frequency: setting?.frequency ?? "weekly" };
}

function readSettings(db: Db, { now, limit }: { now: Date; limit: number }): Promise<Setting[]> {
  return db.$queryRaw<Setting[]>`
    select d."userId", d.frequency::text as frequency, d."nextAt", d."toldUntil", u."timeZone"
    from "DigestSetting" d join "User" u on u.id = d."userId"
    where d."nextAt" <= ${now}::timestamptz and d.frequency <> 'never'
    order by d."nextAt", d."userId" limit ${limit}`;
}
