import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createGroup, createPost } from "../../../tests/group-factories";
import { findTextHits } from "./texts.queries";

const database = testDatabase();
const TEXTS = 60_000;

/** A group whose one post has this many comments: one in 20 says river, the oldest but one hundred say lynx. */
async function createLongTalk() {
  const { db } = database;
  const group = await createGroup(db);
  const post = await createPost(db, { groupId: group.id, authorId: group.ownerId });
  await db.$executeRaw`
    insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt")
    select uuidv7((n - ${TEXTS}) * interval '1 second'), ${group.id}::uuid, ${post.id}::uuid, 1, ${group.ownerId}::uuid,
      'The fox' || case when n % 20 = 0 then ' saw a river' else '' end || case when n <= 100 then ' and a lynx' else '' end,
      now() from generate_series(1, ${TEXTS}::int) n`;
  await db.$executeRaw`insert into "ReplyTally" ("commentId") select id from "Contribution" where depth = 1
    on conflict do nothing`;
  await db.$executeRaw`
    insert into "ContributionSearch" ("contributionId", "groupId", version, document, "indexedAt")
    select id, "groupId", 1, array_to_tsvector(string_to_array(
      case when depth = 1 then '!comment ' else '!post ' end || lower(body), ' ')), now()
    from "Contribution" on conflict do nothing`;
  await db.$executeRawUnsafe('vacuum analyze "ContributionSearch"');
  return group;
}

test("frequent, rare and old words are found in all pages of many texts, the newest first, in a group and outside", async () => {
  const { db } = database;
  const group = await createLongTalk();
  const other = await createGroup(db);
  const search = async (
    query: string,
    { groupId, pagesMax = 400 }: { groupId?: string; pagesMax?: number } = {},
  ) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < pagesMax; page++) {
      const by = { q: "", query, kind: "comment" as const, groupId, limit: 20, cursor };
      const found = await findTextHits(db, { ...by, reader: { userId: null, isAdmin: false } });
      ids.push(...found.items.map(({ id }) => id));
      cursor = found.nextCursor ?? undefined;
      if (!cursor) break;
    }
    return ids;
  };
  const idsWith = async (text: string, limit = 1_000_000) =>
    (
      await db.$queryRaw<{ id: string }[]>`
        select id from "Contribution" where "groupId" = ${group.id}::uuid and depth = 1
          and body like ${`%${text}%`} order by id desc limit ${limit}`
    ).map(({ id }) => id);
  for (const groupId of [undefined, group.id]) {
    const within = groupId ? { groupId } : {};
    expect(await search("lynx:*", within)).toEqual(await idsWith("lynx"));
    expect(await search("fox:* & lynx:*", within)).toEqual(await idsWith("lynx"));
    expect(await search("river:* & lynx:*", within)).toEqual(await idsWith("river and a lynx"));
    expect(await search("river:*", within)).toEqual(await idsWith("river"));
    expect(await search("fox:*", { ...within, pagesMax: 5 })).toEqual(await idsWith("fox", 100));
    expect(await search("zebra:*", within)).toEqual([]);
  }
  expect(await search("fox:*", { groupId: other.id })).toEqual([]);
});
