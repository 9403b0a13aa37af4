import type { Queryable } from "../../db/transaction";
import { deviceWords } from "../accounts/sign-ins/policy";
import type { Device } from "./schema";

/** The browsers in which a person gets push messages: the one that asks first, then the newest. */
export async function listDevices(
  db: Queryable,
  { userId, signInId, keyId }: { userId: string; signInId: string | null; keyId: string | null },
): Promise<{ items: Device[] }> {
  if (keyId === null) return { items: [] };
  const rows = await db.pushSubscription.findMany({
    where: { userId, keyId },
    select: { id: true, signInId: true, createdAt: true, signIn: { select: { userAgent: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const items = rows.map((row) => ({
    id: row.id,
    device: deviceWords(row.signIn.userAgent),
    isCurrent: row.signInId === signInId,
    createdAt: row.createdAt.toISOString(),
  }));
  return { items: items.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent)) };
}

/** A browser as a message needs it. */
export type PushTarget = { id: string; endpoint: string; p256dh: string; auth: string };

/** Where to send a person's push messages: browsers whose sign-in is live. */
export async function listTargets(
  db: Queryable,
  { userId, keyId }: { userId: string; keyId: string },
): Promise<PushTarget[]> {
  return db.$queryRaw<PushTarget[]>`
    select p.id, p.endpoint, p.p256dh, p.auth
    from "PushSubscription" p join "SignIn" s on s.id = p."signInId"
    join "User" u on u.id = p."userId" and u.id = s."userId" and u."signInEpoch" = s.epoch
    where p."userId" = ${userId}::uuid and p."keyId" = ${keyId}
    order by p.id`;
}
