import { createHash, randomBytes } from "node:crypto";
import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { endWhatEnds } from "../endings/commands";
import type { Account } from "../queries";
import { TOKEN_PREFIX, TOKENS_MAX } from "./policy";
import { type AccessToken, accessTokenOf, tokenSelect } from "./queries";

/** Only this is kept of a token. A token is 256 random bits, so a slow or salted hash would add nothing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The person of a token, banned or not, and its id. */
type TokenOwner = Account & { tokenId: string };

/** Reads the owners and notes the use, at most once a minute per token and in the same statement. */
const loadOwner = createLoader(async (db, tokenHashes) => {
  const rows = await db.$queryRaw<(TokenOwner & { tokenHash: string })[]>`
    with used as (
      update "PersonalAccessToken" set "lastUsedAt" = now()
      where "tokenHash" = any(${tokenHashes}) and ("lastUsedAt" is null or "lastUsedAt" < now() - interval '1 minute')
    )
    select t."tokenHash", t.id as "tokenId", u.id, u.email, u."emailVerifiedAt", u.name, u."imageUrl", u."timeZone", u.role::text as role,
      u."signInEpoch", u."bannedAt"
    from "PersonalAccessToken" t join "User" u on u.id = t."userId"
    where t."tokenHash" = any(${tokenHashes}) and (t."expiresAt" is null or t."expiresAt" > now())`;
  return new Map<string, TokenOwner>(rows.map((row) => [row.tokenHash, row]));
});

/** The owner of a token that is neither expired nor revoked, or undefined; notes when it was last used. */
export function findTokenOwner(db: Db, token: string): Promise<TokenOwner | undefined> {
  return loadOwner(db, hashToken(token));
}

/**
 * Makes a token and answers its secret, this once.
 * @param wanted.signInId the sign-in that asks: what ends it, ends the making too
 * @throws DomainError conflict `token.too-many-kept`; invalid `token.expired` when it would end in the past
 */
export async function createAccessToken(
  db: Db,
  wanted: { userId: string; name: string; expiresAt: Date | null; now: Date; signInId?: string | undefined },
): Promise<AccessToken & { token: string }> {
  const { userId, name, expiresAt, now } = wanted;
  if (expiresAt && expiresAt <= now) throw new DomainError("token.expired");
  const token = TOKEN_PREFIX + randomBytes(32).toString("base64url");
  const row = await inTransaction(db, async (tx) => {
    // The person's row is the lock under which their tokens are counted.
    await tx.$queryRaw`select 1 from "User" where id = ${userId}::uuid for no key update`;
    await refuseEnded(tx, wanted.signInId);
    const kept = await tx.personalAccessToken.count({ where: { userId } });
    if (kept >= TOKENS_MAX) throw new DomainError("token.too-many-kept", { tokensMax: TOKENS_MAX });
    return tx.personalAccessToken.create({
      data: { userId, name, expiresAt, createdAt: now, tokenHash: hashToken(token) },
      select: tokenSelect,
    });
  });
  return { ...accessTokenOf(row), token };
}

/** Read under the lock of the person: a token that is made while a reset ends all of them would survive it. */
async function refuseEnded(tx: Tx, signInId: string | undefined): Promise<void> {
  if (signInId === undefined) return;
  const live = await tx.$queryRaw<object[]>`
    select 1 from "SignIn" s join "User" u on u.id = s."userId" and u."signInEpoch" = s.epoch
    where s.id = ${signInId}::uuid`;
  if (live.length === 0) throw new DomainError("sign-in.missing");
}

/** Ends a token with the next request, and what listens by it. @throws DomainError not-found, also for another person's */
export async function revokeAccessToken(db: Db, token: { id: string; userId: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const revoked = await tx.personalAccessToken.deleteMany({ where: token });
    if (revoked.count === 0) throw notFound("token");
    await endWhatEnds(tx, "token-revoked", { userId: token.userId, tokenId: token.id });
  });
}
