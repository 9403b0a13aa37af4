import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { createBatcher } from "../../../db/batcher";
import type { Db } from "../../../db/client";
import { PASSWORD_CHARACTERS_MAX } from "./schema";

/** argon2id with 19 MiB and two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two at a time: hashing runs in the thread pool that DNS look-ups and files share, and takes 19 MiB each. */
const hashing = createBatcher<() => Promise<string | boolean>, string | boolean>({
  run: async (_, works) =>
    Promise.all(works.map(async (work) => ({ ok: true as const, value: await work() }))),
  batchMax: 1,
  runningMax: 2,
  waitingMax: 200,
});

/** @throws DomainError unavailable when too many are waiting to be hashed */
export async function hashPassword(password: string): Promise<string> {
  return String(await hashing.submit(randomUUID(), () => hash(password, COST)));
}

/** Takes as long for an account without a password, or none at all, as for a wrong password. */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const usable = password.length <= PASSWORD_CHARACTERS_MAX * 2;
  // Past the queue: refused there once, it would be kept refused.
  nobodysHash ??= hash(randomUUID(), COST);
  const against = passwordHash && usable ? passwordHash : await nobodysHash;
  const matches = await hashing.submit(randomUUID(), () => verify(against, usable ? password : ""));
  return matches === true && against === passwordHash;
}

let nobodysHash: Promise<string> | undefined;

/** Whether this is the password of the account with this address. Takes as long if there is no account. */
export async function isPasswordOf(db: Db, tried: { email: string; password: string }): Promise<boolean> {
  const account = await db.user.findUnique({ where: { email: tried.email }, select: { passwordHash: true } });
  return verifyPassword(account?.passwordHash, tried.password);
}
