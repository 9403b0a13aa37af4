import type { Queryable } from "../../../db/transaction";
import { env } from "../../../env";
import { deviceOf } from "./policy";

/** The device of a sign-in attempt if the account that the attempt names knows it, else null. */
export function knownDevice(userId: string | undefined, kept: string | undefined): string | null {
  return userId === undefined ? null : deviceOf(kept, userId, env().NEXTAUTH_SECRET ?? "");
}

/** The same for an address. Whether there is an account costs the same. */
export async function knownDeviceOf(
  db: Queryable,
  email: string,
  kept: string | undefined,
): Promise<{ userId: string; device: string } | null> {
  const account = await db.user.findUnique({ where: { email }, select: { id: true } });
  const device = knownDevice(account?.id, kept);
  return account && device ? { userId: account.id, device } : null;
}
