import { randomInt } from "node:crypto";
import type { Db } from "../../../db/client";
import { type Limit, takeAddressHit, takeHit } from "../../../db/rate-limit";
import { inTransaction, type Tx } from "../../../db/transaction";
import { env } from "../../../env";
import { DomainError } from "../../../errors";
import { CODE_MINUTES, hashCode, isSameHash, parsePhone, TRIES_MAX } from "./policy";
import type { PhoneOut } from "./schema";

const CODES_PER_PERSON: Limit = { name: "phone-code", hitsMax: 5, windowSeconds: 3600 };
const CODES_PER_PHONE: Limit = { name: "phone-code-number", hitsMax: 5, windowSeconds: 86_400 };
const CODES_PER_ADDRESS: Limit = { name: "phone-code-address", hitsMax: 20, windowSeconds: 3600 };

/**
 * Sends a code to a number that a person says is theirs. Until they repeat it, messages go where they went before; a
 * newer code ends the older one.
 * @throws DomainError invalid `phone.invalid`, `phone.unreachable`; rate-limited; unavailable `phone.off`,
 * `phone.unsent`, after which asking again sends again
 */
export async function startPhone(
  db: Db,
  asked: {
    userId: string;
    phone: string;
    /** Two letters. */
    country?: string | undefined;
    now: Date;
    clientAddress: string;
    out: PhoneOut;
  },
): Promise<{ phone: string }> {
  const { userId, now, out } = asked;
  const phone = parsePhone(asked.phone, asked.country);
  if (!phone) throw new DomainError("phone.invalid");
  if (!out.isOn()) throw new DomainError("phone.off");
  await takeAddressHit(db, CODES_PER_ADDRESS, asked.clientAddress);
  await takeHit(db, CODES_PER_PERSON, userId);
  await takeHit(db, CODES_PER_PHONE, phone);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const codeHash = hashCode({ userId, phone, code }, siteSecret());
  const fresh = { phone, codeHash, attempts: 0, expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000) };
  await inTransaction(db, (tx) =>
    tx.phoneCode.upsert({ where: { userId }, create: { userId, ...fresh }, update: fresh }),
  );
  const became = await out.sendCode({ to: phone, code, dedupeKey: codeHash });
  if (became === "refused") throw new DomainError("phone.unreachable");
  if (became === "unsent") throw new DomainError("phone.unsent");
  return { phone };
}

/**
 * Makes the number that the code was sent to the person's own. Each try counts before it is judged, also of many at
 * once.
 * @throws DomainError invalid `phone.code-wrong`; expired `phone.code-expired`: too old, used, or tried too often
 */
export async function confirmPhone(
  db: Db,
  tried: { userId: string; code: string; now: Date },
): Promise<{ phone: string }> {
  const verdict = await inTransaction(db, (tx) => judge(tx, tried));
  // Thrown after the commit, so that the try stays counted.
  if (verdict === null) throw new DomainError("phone.code-expired");
  if ("triesLeft" in verdict) throw new DomainError("phone.code-wrong", verdict);
  return verdict;
}

async function judge(
  tx: Tx,
  { userId, code, now }: { userId: string; code: string; now: Date },
): Promise<{ phone: string } | { triesLeft: number } | null> {
  const [sent] = await tx.$queryRaw<{ phone: string; codeHash: string; attempts: number }[]>`
    update "PhoneCode" set attempts = attempts + 1
    where "userId" = ${userId}::uuid and attempts < ${TRIES_MAX}::int and "expiresAt" > ${now}::timestamptz
    returning phone, "codeHash", attempts`;
  if (!sent) return null;
  const { phone, codeHash, attempts } = sent;
  if (!isSameHash(codeHash, hashCode({ userId, phone, code }, siteSecret()))) {
    return { triesLeft: TRIES_MAX - attempts };
  }
  await tx.phoneCode.delete({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { phone, phoneConfirmedAt: now } });
  return { phone };
}

/** Removes the person's number, so they get nothing over WhatsApp, and ends a pending code. */
export async function removePhone(db: Db, userId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.phoneCode.deleteMany({ where: { userId } });
    await tx.user.updateMany({ where: { id: userId }, data: { phone: null, phoneConfirmedAt: null } });
  });
}

function siteSecret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set");
  return NEXTAUTH_SECRET;
}
