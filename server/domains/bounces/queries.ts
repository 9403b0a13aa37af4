import { canonicalEmail } from "../../../lib/email-address";
import type { Queryable } from "../../db/transaction";

/** From so many failures on an address is not tried any more. A refusal of the address itself counts as many. */
export const FAILURES_MAX = 3;

/** Those of the addresses that are not written to until somebody shows that they work. */
export async function bouncedAmong(db: Queryable, addresses: string[]): Promise<Set<string>> {
  const byLowerCase = new Map<string, string[]>();
  for (const address of addresses) {
    const key = canonicalEmail(address);
    byLowerCase.set(key, [...(byLowerCase.get(key) ?? []), address]);
  }
  const rows = await db.bouncedAddress.findMany({
    where: { address: { in: [...byLowerCase.keys()] }, failures: { gte: FAILURES_MAX } },
    select: { address: true },
  });
  return new Set(rows.flatMap((row) => byLowerCase.get(row.address) ?? []));
}
