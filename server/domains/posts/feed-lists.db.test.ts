import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { counted } from "../../../tests/counted";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { addGroupMember, createComment, createGroup, createPost } from "../../../tests/group-factories";
import { listOwnFeed, listPosts } from "./feed.queries";
import type { Filters } from "./feed-lists.queries";
import { markGroupRead, markRead } from "./marks.commands";
import type { PostOut } from "./schema";

const database = testDatabase();
const HOUR_MS = 3_600_000;
const START_MS = Date.now() - 400 * HOUR_MS;
const at = (hour: number) => new Date(START_MS + hour * HOUR_MS);

type Ask = Partial<Filters>;
type List = (asked: Filters) => Promise<{ items: PostOut[]; nextCursor: string | null }>;

/** Every page of a list, one after the other. */
async function all(list: List, asked: Ask): Promise<PostOut[]> {
  const posts: PostOut[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ sort: "newest", limit: 11, ...asked, cursor } as Filters);
    posts.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return posts;
}

const ids = (posts: PostOut[]) => posts.map(({ id }) => id);

/** A group with 40 posts, an hour after the other, every fourth with a later comment. */
async function createBusyGroup(tagIds: { often: string; once: string }) {
  const { db } = database;
  const group = await createGroup(db);
  for (let hour = 0; hour < 40; hour++) {
    const by = { groupId: group.id, authorId: group.ownerId };
    const post = await createPost(db, { ...by, createdAt: at(hour) });
    if (hour % 4 === 1) await createComment(db, { post, authorId: group.ownerId, createdAt: at(hour + 25) });
    const tagged = [...(hour % 2 === 0 ? [tagIds.often] : []), ...(hour === 3 ? [tagIds.once] : [])];
    await db.postTag.createMany({
      data: tagged.map((tagId) => ({ postId: post.id, tagId, groupId: group.id })),
    });
  }
  return group;
}

async function createTag(): Promise<{ id: string; word: string }> {
  const id = newId();
  const word = `tag-${id}`;
  const tag = { id, name: word, slug: word, color: "blue", names: { create: { id: newId(), word } } };
  await database.db.tag.create({ data: tag });
  return { id, word };
}

test("lists of unread and tagged posts hold exactly those posts of the whole list, in its order", async () => {
  const { db } = database;
  const [often, once] = [await createTag(), await createTag()];
  const tagIds = { often: often.id, once: once.id };
  const groups = [await createBusyGroup(tagIds), await createBusyGroup(tagIds)];
  const people = await createUsers(db, 3);
  for (const [index, userId] of people.entries()) {
    for (const { id } of groups) await addGroupMember(db, id, { userId, joinedAt: at(10) });
    const groupId = groups[0]?.id ?? "";
    const seen = [null, at(20), at(200)][index];
    if (seen) await markGroupRead(db, { groupId, userId, now: seen });
  }
  const viewers = await Promise.all(people.map((id) => viewerOf(db, id)));
  let unreadOnes = 0;
  for (const viewer of viewers) {
    const lists: List[] = [
      (filters) => listOwnFeed(db, { viewer, filters }),
      (filters) => listPosts(db, { groupId: groups[0]?.id ?? "", viewer, filters }),
    ];
    for (const list of lists) {
      for (const sort of ["newest", "active"] as const) {
        const whole = await all(list, { sort });
        for (const { id } of whole.filter((_, index) => index % 9 === 4)) {
          await markRead(db, { postId: id, userId: viewer.id, now: at(300) });
        }
        const marked = await all(list, { sort });
        const unread = marked.filter(({ isUnread }) => isUnread);
        expect(ids(await all(list, { sort, unread: true }))).toEqual(ids(unread));
        unreadOnes += unread.length;
        for (const { word } of [often, once]) {
          const tagged = marked.filter(({ tags }) => tags.some(({ slug }) => slug === word));
          expect(tagged.length).toBeGreaterThan(0);
          expect(ids(await all(list, { sort, tag: word }))).toEqual(ids(tagged));
          const both = tagged.filter(({ isUnread }) => isUnread);
          expect(ids(await all(list, { sort, tag: word, unread: true }))).toEqual(ids(both));
        }
      }
    }
  }
  expect(unreadOnes).toBeGreaterThan(50);
}, 240_000);

test("a page of a feed costs the same number of statements whatever its length", async () => {
  const tag = await createTag();
  const group = await createBusyGroup({ often: tag.id, once: tag.id });
  const userId = await addGroupMember(database.db, group.id);
  const viewer = await viewerOf(database.db, userId);
  const costOf = async (limit: number, asked: Ask, isOwn: boolean) => {
    const { db, statements } = counted(database.db);
    const filters = { sort: "newest", limit, ...asked } as Filters;
    const page = isOwn
      ? await listOwnFeed(db, { viewer, filters })
      : await listPosts(db, { groupId: group.id, viewer, filters });
    expect(page.items).toHaveLength(limit);
    return statements();
  };
  for (const isOwn of [true, false]) {
    for (const asked of [{}, { sort: "active" }, { tag: tag.word }] satisfies Ask[]) {
      expect(await costOf(20, asked, isOwn)).toBe(await costOf(2, asked, isOwn));
    }
  }
}, 120_000);
