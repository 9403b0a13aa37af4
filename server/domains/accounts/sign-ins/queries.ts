import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import type { Queryable } from "../../../db/transaction";
import { log } from "../../../log";
import type { Account } from "../queries";
import { deviceWords } from "./policy";
import type { SignInLine } from "./schema";

/** A sign-in with the person whose it is, as both are in the database now. */
export type SignInAccount = Account & { signInId: string; epoch: number };

const USE_NOTED_MINUTES = 10;

/** The sign-in with this id and its person, many callers in one query; undefined once it was ended. */
export const loadSignIn = createLoader(async (db, signInIds) => {
  const rows = await db.$queryRaw<(SignInAccount & { isStale: boolean })[]>`
    select s.id as "signInId", s.epoch, u.id, u.email, u."emailVerifiedAt", u.name, u."imageUrl", u."timeZone",
      u.role::text as role, u."signInEpoch", u."bannedAt",
      s."lastUsedAt" < now() - make_interval(mins => ${USE_NOTED_MINUTES}::int) as "isStale"
    from "SignIn" s join "User" u on u.id = s."userId"
    where s.id = any(${signInIds}::uuid[])`;
  await noteUse(
    db,
    rows.flatMap((row) => (row.isStale ? [row.signInId] : [])),
  );
  return new Map<string, SignInAccount>(rows.map(({ isStale: _, ...row }) => [row.signInId, row]));
});

/**
 * A write of its own and seldom, so that who asks can be read from a database that takes no writes; rows that are
 * locked are left to the next request.
 */
async function noteUse(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  try {
    await db.$executeRaw`
      update "SignIn" set "lastUsedAt" = now() where id in (
        select id from "SignIn" where id = any(${ids}::uuid[]) for no key update skip locked)`;
  } catch (error) {
    log().warn({ err: error }, "the last use of sign-ins could not be recorded");
  }
}

/** The sign-ins of a person: the current one first, then by last use. */
export async function listSignIns(
  db: Queryable,
  { userId, currentId }: { userId: string; currentId: string | null },
): Promise<{ items: SignInLine[] }> {
  const rows = await db.$queryRaw<
    { id: string; way: string; userAgent: string | null; createdAt: Date; lastUsedAt: Date }[]
  >`
    select s.id, s.way, s."userAgent", s."createdAt", s."lastUsedAt"
    from "SignIn" s join "User" u on u.id = s."userId" and u."signInEpoch" = s.epoch
    where s."userId" = ${userId}::uuid
    order by (s.id = ${currentId}::uuid) is true desc, s."lastUsedAt" desc, s.id desc`;
  return {
    items: rows.map(({ userAgent, createdAt, lastUsedAt, ...row }) => ({
      ...row,
      device: deviceWords(userAgent),
      isCurrent: row.id === currentId,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  };
}
