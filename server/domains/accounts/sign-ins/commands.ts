import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../../../lib/uuid";
import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { endWhatEnds } from "../endings/commands";

/** Per person at a time; the ones unused for longest are ended first. */
const SIGN_INS_MAX = 100;
const USER_AGENT_CHARACTERS_MAX = 300;

type SignInStart = {
  userId: string;
  /** The account's when it was found that this person may sign in: what ended all sign-ins since ends this one. */
  epoch: number;
  /** "password", "link", "invitation", or the other site. */
  way: string;
  userAgent: string | null;
  now: Date;
};

/**
 * Begins a sign-in. @returns its id, for the cookie
 * @throws DomainError unauthenticated `sign-in.missing` where all sign-ins were ended in the meantime
 */
export async function startSignIn(db: Db, start: SignInStart): Promise<string> {
  const [id] = await startSignIns(db, [start]);
  if (!id) throw new DomainError("sign-in.missing");
  await db.$executeRaw`
    delete from "SignIn" where id in (
      select id from "SignIn" where "userId" = ${start.userId}::uuid
      order by "lastUsedAt" desc, id desc offset ${SIGN_INS_MAX}::int)`;
  return id;
}

/** Begins many in one statement. @returns their ids in order; null where all of a person's sign-ins were ended since */
export async function startSignIns(db: Db, starts: SignInStart[]): Promise<(string | null)[]> {
  const rows = starts.map((start) => ({
    ...start,
    id: uuidV7(Date.now(), randomBytes(10)),
    userAgent: start.userAgent?.slice(0, USER_AGENT_CHARACTERS_MAX) ?? null,
  }));
  const made = await db.$queryRaw<{ id: string }[]>`
    insert into "SignIn" (id, "userId", epoch, way, "userAgent", "createdAt", "lastUsedAt")
    select s.id, u.id, s.epoch, s.way, s."userAgent", s.now, s.now
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s (id uuid, "userId" uuid, epoch int, way text, "userAgent" text, now timestamptz)
    join "User" u on u.id = s."userId" and u."signInEpoch" = s.epoch
    returning id`;
  const ids = new Set(made.map((row) => row.id));
  return rows.map(({ id }) => (ids.has(id) ? id : null));
}

/** Ends one sign-in of this person from the next request on. @throws DomainError not-found, also for another person's */
export async function endSignIn(db: Db, end: { userId: string; signInId: string }): Promise<void> {
  const { ended } = await inTransaction(db, (tx) => endWhatEnds(tx, "sign-out", end));
  if (ended.signIns === 0) throw notFound("sign-in");
}

/** Ends every sign-in of this person, on all devices, from the next request on. */
export async function signOutEverywhere(db: Db, userId: string): Promise<void> {
  await inTransaction(db, (tx) => endWhatEnds(tx, "sign-out-everywhere", { userId }));
}
