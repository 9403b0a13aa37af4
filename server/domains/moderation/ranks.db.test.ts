import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { addGroupMember, createComment, createGroup, createPost } from "../../../tests/group-factories";
import type { Viewer } from "../accounts/schema";
import { banMember } from "../groups/bans.commands";
import { removeMember } from "../groups/members.commands";
import { readComment } from "../posts/comments.queries";
import { deleteContribution } from "../posts/deletion.commands";
import { readPost } from "../posts/posts.queries";
import { getPostAccess } from "../posts/reading/queries";
import { moderate } from "./acts.commands";
import { suspendMember, warnMember } from "./people.commands";

const database = testDatabase();
const until = () => new Date(Date.now() + 86_400_000);

/** A group with two moderators, of whom the second wrote a post and a comment. */
async function world() {
  const { db } = database;
  const group = await createGroup(db);
  const [first, second] = await Promise.all(
    [1, 2].map(() => addGroupMember(db, group.id, { role: "moderator" })),
  );
  if (!first || !second) throw new Error("two moderators are needed");
  const post = await createPost(db, { groupId: group.id, authorId: second });
  const comment = await createComment(db, { post, authorId: second });
  const order = (viewer: Viewer) => ({
    groupId: group.id,
    userId: second,
    viewer,
    reason: "Spam",
    now: new Date(),
  });
  const acts = (viewer: Viewer) => ({
    warn: () => warnMember(db, order(viewer)),
    suspend: () => suspendMember(db, { ...order(viewer), until: until() }),
    hide: () =>
      moderate(db, {
        act: "hide",
        ref: { id: post.id, postId: post.id, groupId: group.id, authorId: second },
        viewer,
        reason: "",
        now: new Date(),
      }),
    delete: async () => {
      const access = await getPostAccess(db, { postId: post.id, viewer });
      return deleteContribution(db, { access, viewer, now: new Date() });
    },
    remove: () => removeMember(db, order(viewer)),
    ban: () => banMember(db, { ...order(viewer), until: null }),
  });
  const can = async (viewer: Viewer) => ({
    post: (await readPost(db, post.id, viewer)).can,
    comment: (await readComment(db, comment.id, viewer)).can,
  });
  const viewers = await Promise.all([first, group.ownerId].map((id) => viewerOf(db, id)));
  const [moderator, owner] = viewers as [Viewer, Viewer];
  return { db, group, first, acts, can, moderator, owner };
}

test("a moderator acts on no other moderator and on nothing that one wrote, and an owner does", async () => {
  const { acts, moderator, owner } = await world();
  for (const act of Object.values(acts(moderator))) {
    await expect(act()).rejects.toMatchObject({ code: "forbidden", reason: "moderation.owner" });
  }
  for (const act of Object.values(acts(owner))) await act();
});

test("pages are told by the same rule what a viewer may do to a post and a comment", async () => {
  const { db, group, first, can, moderator, owner } = await world();
  const judged = { hide: true, delete: true };
  expect(await can(owner)).toMatchObject({ post: { ...judged, lock: true, pin: true }, comment: judged });
  const withheld = { hide: false, delete: false };
  expect(await can(moderator)).toMatchObject({
    post: { ...withheld, lock: true, pin: true },
    comment: withheld,
  });
  const where = { groupId_userId: { groupId: group.id, userId: first } };
  await db.groupMember.update({ where, data: { suspendedUntil: until() } });
  expect(await can(moderator)).toMatchObject({ post: { ...withheld, lock: false, pin: false } });
  await db.group.update({ where: { id: group.id }, data: { archivedAt: new Date() } });
  expect(await can(owner)).toMatchObject({ post: { ...judged, lock: false, pin: false }, comment: judged });
});
