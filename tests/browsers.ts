import { createECDH, randomBytes } from "node:crypto";
import type { Db } from "../server/db/client";
import { startSignIn } from "../server/domains/accounts/sign-ins/commands";
import { subscribe } from "../server/domains/push/commands";
import { newId } from "./factories";

/** Keys as a browser makes them. */
export function browserKeys(): { p256dh: string; auth: string } {
  const ecdh = createECDH("prime256v1");
  return {
    p256dh: ecdh.generateKeys("base64url"),
    auth: randomBytes(16).toString("base64url"),
  };
}

/** A browser in which a person is signed in and has turned push messages on. */
export async function createBrowser(
  db: Db,
  browser: { userId: string; keyId: string; endpoint?: string },
): Promise<{ signInId: string; deviceId: string; endpoint: string }> {
  const { userId, keyId, endpoint = `https://push.example.org/${newId()}` } = browser;
  const now = new Date();
  const { signInEpoch: epoch } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const signInId = await startSignIn(db, { userId, epoch, way: "password", userAgent: null, now });
  const { deviceId } = await subscribe(db, { userId, signInId, keyId, endpoint, keys: browserKeys(), now });
  return { signInId, deviceId, endpoint };
}
