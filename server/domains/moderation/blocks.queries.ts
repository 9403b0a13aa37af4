import { cursorOf, type Page, placeInTime } from "../../cursor";
import type { Queryable } from "../../db/transaction";

const blocks = cursorOf("blocks", placeInTime);

type Blocked = { id: string; name: string; imageUrl: string | null; blockedAt: string };

/** Whom a person blocks, newest first, by name and picture only. */
export async function listBlocks(
  db: Queryable,
  { userId, cursor, limit }: { userId: string; cursor?: string | undefined; limit: number },
): Promise<Page<Blocked>> {
  const after = blocks.read(cursor || undefined);
  const rows = await db.$queryRaw<(Omit<Blocked, "blockedAt"> & { at: Date })[]>`
    select u.id, u.name, u."imageUrl", b."createdAt" as at
    from "PersonBlock" b join "User" u on u.id = b."blockedId"
    where b."userId" = ${userId}::uuid
      and (${after === null} or (b."createdAt", u.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by b."createdAt" desc, u.id desc limit ${limit + 1}::int`;
  const page = blocks.page(rows, limit, ({ at, id }) => ({ at, id }));
  return { ...page, items: page.items.map(({ at, ...row }) => ({ ...row, blockedAt: at.toISOString() })) };
}
