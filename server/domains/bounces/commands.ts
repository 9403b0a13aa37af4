import { canonicalEmail } from "../../../lib/email-address";
import type { Queryable } from "../../db/transaction";
import { FAILURES_MAX } from "./queries";

/** Refusals further apart than this tell of different faults and are not added up. */
const FORGOTTEN_DAYS = 90;

/**
 * Counts that a mail server refused a mail for good.
 * @param refusal.of the address, which ends the mails to it, or this message, which does so the third time
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

/** Writes to the address again: somebody has just shown that its mail arrives. */
export async function forgetBounce(db: Queryable, address: string): Promise<void> {
  await db.bouncedAddress.deleteMany({ where: { address: canonicalEmail(address) } });
}
