import { canonicalEmail } from "../../../lib/email-address";
import type { Queryable } from "../../db/transaction";

/** From this many failures on, an address gets no more email. A refusal of the address itself counts as this many. */
export const FAILURES_MAX = 3;

/** The addresses among these that get no email until their owners show that they work. */
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
