import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { addGroupMember, createComment, createGroup, createPost } from "../../../tests/group-factories";
import { mintSignInCookies } from "../../auth";
import { provideEnv } from "../../env";
import { createComingEvent, joinAll } from "../../outbox/testing/outbox-fixtures";
import { editPost } from "./posts.commands";
import { getPostAccess } from "./reading/queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();

type Audience = "everyone" | "going" | "waiting";

/** Who is cut off when the author of a post for one audience chooses another. */
async function cutOffBy(from: Audience, to: Audience): Promise<string[]> {
  const { db } = database;
  const [host = "", stranger = ""] = await createUsers(db, 2);
  const group = await createGroup(db, { ownerId: host });
  const member = await addGroupMember(db, group.id);
  const event = await createComingEvent(db, { capacity: 5 }, { hostId: host });
  const [guest = ""] = await joinAll(db, event, 1);
  await mintSignInCookies(db, [member, guest, stranger]);
  const about = { eventId: event.id, audience: from };
  const post = await createPost(db, { groupId: group.id, authorId: host, post: about });
  const viewer = await viewerOf(db, host);
  const access = await getPostAccess(db, { postId: post.id, viewer });
  await editPost(db, { access, viewer, now: new Date(), changes: { audience: to, body: `Fox ${newId()}` } });
  const facts = await db.outboxEvent.findMany({ where: { type: "access.ended", aggregateId: post.id } });
  const ended = facts.flatMap(({ payload }) => (payload as { holderIds: string[] }).holderIds);
  const signIns = await db.signIn.findMany({ where: { id: { in: ended } } });
  const names = new Map([
    [member, "member"],
    [guest, "guest"],
    [stranger, "stranger"],
  ]);
  return signIns.map(({ userId }) => names.get(userId) ?? "another").sort();
}

test("the open pages of former readers are cut off when a post becomes one for guests", async () => {
  expect(await cutOffBy("everyone", "going")).toEqual(["guest", "member"]);
});

test("the open pages of former guests are cut off when a post becomes one for other guests", async () => {
  expect(await cutOffBy("going", "waiting")).toEqual(["guest", "member"]);
});

test("what others wrote for guests stays among them, whatever its author does to the post", async () => {
  const { db } = database;
  const [host = ""] = await createUsers(db, 1);
  const group = await createGroup(db, { ownerId: host });
  const event = await createComingEvent(db, { capacity: 5 }, { hostId: host });
  const [guest = ""] = await joinAll(db, event, 1);
  const about = { eventId: event.id, audience: "going" as const };
  const post = await createPost(db, { groupId: group.id, authorId: host, post: about });
  const viewer = await viewerOf(db, host);
  const access = await getPostAccess(db, { postId: post.id, viewer });
  const edit = (changes: object) => editPost(db, { access, viewer, now: new Date(), changes });
  await createComment(db, { post, authorId: host });
  await edit({ audience: "waiting" });
  await edit({ audience: "going" });
  const { id } = await createComment(db, { post, authorId: guest });
  for (const changes of [
    { audience: "everyone" },
    { audience: "everyone", eventId: null },
    { audience: "waiting" },
  ]) {
    await expect(edit(changes)).rejects.toMatchObject({ reason: "post.audience-answered" });
  }
  await edit({ body: "Other words" });
  await db.contribution.update({ where: { id }, data: { deletedAt: new Date() } });
  expect((await edit({ audience: "everyone" })).audience).toBe("everyone");
});

test("no open page is cut off when a post keeps its audience or becomes one for everyone", async () => {
  expect(await cutOffBy("going", "going")).toEqual([]);
  expect(await cutOffBy("going", "everyone")).toEqual([]);
});
