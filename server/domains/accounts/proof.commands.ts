import type { Db } from "../../db/client";
import { giveHitBack, type Limit, takeHit } from "../../db/rate-limit";
import type { Queryable } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { verifyPassword } from "./passwords/verify.commands";

/** How long a password or a new sign-in counts as proof that the person is there. */
const PROOF_MINUTES = 15;

const TRIES: Limit = { name: "account-proof", hitsMax: 10, windowSeconds: 900 };

type Holder = { userId: string; holderId: string | undefined; now: Date };

/**
 * Takes the password as proof that the person is at this sign-in, for a quarter of an hour.
 * @throws DomainError invalid `password.wrong`; rate-limited
 */
export async function provePerson(db: Db, proof: Holder & { password: string }): Promise<void> {
  const { userId, holderId, now } = proof;
  const user = await db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (!user) throw notFound("account");
  await takeHit(db, TRIES, userId);
  if (!(await verifyPassword(user.passwordHash, proof.password))) {
    throw new DomainError("password.wrong");
  }
  await giveHitBack(db, TRIES, userId);
  const key = { userId, holder: holderId ?? "" };
  await db.accountProof.upsert({
    where: { userId_holder: key },
    create: { ...key, provenAt: now },
    update: { provenAt: now },
  });
}

/** @throws DomainError expired `proof.needed` where neither the password nor the sign-in is fresh */
export async function requireProof(db: Queryable, { userId, holderId, now }: Holder): Promise<void> {
  const since = new Date(now.getTime() - PROOF_MINUTES * 60_000);
  const holder = holderId ?? "";
  const [row] = await db.$queryRaw<{ fresh: boolean }[]>`
    select exists (select 1 from "AccountProof" where "userId" = ${userId}::uuid and holder = ${holder}
        and "provenAt" > ${since}::timestamptz)
      or exists (select 1 from "SignIn" where "userId" = ${userId}::uuid and id::text = ${holder}
        and "createdAt" > ${since}::timestamptz) as fresh`;
  if (!row?.fresh) throw new DomainError("proof.needed", { minutes: PROOF_MINUTES });
}
