import { canonicalEmail } from "../../../lib/email-address";
import type { Queryable } from "../../db/transaction";
import { FAILURES_MAX } from "./queries";

/** Refusals further apart than this have different causes and are not added up. */
const FORGOTTEN_DAYS = 90;

/**
 * Counts a permanent refusal by a mail server.
 * @param refusal.of `address` stops email to the address right away; `message` stops it at the third refusal
 */
export async function countRefusal(
  db: Queryable,
  refusal: { address: string; of: "address" | "message"; error: string; now: Date },
): Promise<void> {
  const { of, error, now } = refusal;
  const failures = of === "address" ? FAILURES_MAX : 1;
  await db.$executeRaw`
    insert into "BouncedAddress" as b (address, failures, "lastError", "lastAt")
    values (${canonicalEmail(refusal.address)}, ${failures}::int, ${error}, ${now}::timestamptz)
    on conflict (address) do update set
      failures = excluded.failures + case
        when b."lastAt" < excluded."lastAt" - make_interval(days => ${FORGOTTEN_DAYS}::int)
          and b.failures < ${FAILURES_MAX}::int then 0
        else b.failures end,
      "lastError" = excluded."lastError", "lastAt" = excluded."lastAt"`;
}

/** Allows email to the address again, because its owner has just shown that email arrives. */
export async function forgetBounce(db: Queryable, address: string): Promise<void> {
  await db.bouncedAddress.deleteMany({ where: { address: canonicalEmail(address) } });
}
