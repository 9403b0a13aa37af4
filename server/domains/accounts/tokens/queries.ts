import type { Queryable } from "../../../db/transaction";

/** A personal access token without its secret, which is not kept. Instants are ISO 8601 in UTC. */
export type AccessToken = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
};

export const tokenSelect = {
  id: true,
  name: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
} as const;

type Row = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date | null };

export function accessTokenOf({ id, name, createdAt, lastUsedAt, expiresAt }: Row): AccessToken {
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

/** All of a person's tokens, newest first; there are at most a few. */
export async function listAccessTokens(
  db: Queryable,
  userId: string,
): Promise<{ items: AccessToken[]; nextCursor: null }> {
  const rows = await db.personalAccessToken.findMany({
    where: { userId },
    select: tokenSelect,
    orderBy: { id: "desc" },
  });
  return { items: rows.map(accessTokenOf), nextCursor: null };
}
