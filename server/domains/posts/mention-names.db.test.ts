import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers } from "../../../tests/factories";
import { addGroupMember, createGroup } from "../../../tests/group-factories";
import { inTransaction } from "../../db/transaction";
import { readTexts, textKey } from "../../notifications/groups/thread-facts";
import { eraseRow } from "../accounts/erasure.commands";
import { exportContributions } from "../accounts/export/contributions.queries";
import { indexTexts } from "../community-search/commands";
import { findTextHits } from "../community-search/texts.queries";
import { readerOf } from "../groups/access/policy";
import { getGroupAccess } from "../groups/access/queries";
import { listQueue } from "../moderation/queue.queries";
import { createComment } from "./comments.commands";
import { readComment } from "./comments.queries";
import { saveDraft } from "./drafts.commands";
import { findDraft } from "./drafts.queries";
import { createPost, editPost } from "./posts.commands";
import { readPost } from "./posts.queries";
import { getPostAccess } from "./reading/queries";
import { listRevisions } from "./revisions.queries";

const database = testDatabase();
const FORMER = "Zebulon Quill";

/** A group with a post, an earlier text of it, a comment, a draft and a report, all of which mention a member. */
async function world() {
  const { db } = database;
  const group = await createGroup(db);
  const personId = await addGroupMember(db, group.id);
  await db.user.update({ where: { id: personId }, data: { name: FORMER } });
  const viewer = await viewerOf(db, group.ownerId);
  const now = new Date();
  const mention = `@[${FORMER}](person:${personId})`;
  const by = { group: await getGroupAccess(db, { groupId: group.id, viewer }), viewer, now };
  const post = await createPost(db, by, { body: `Marigold asks ${mention}.` } as never);
  const access = await getPostAccess(db, { postId: post.id, viewer });
  await editPost(db, { access, viewer, now, changes: { body: `Marigold tells ${mention}.` } } as never);
  const comment = await createComment(db, { access, viewer, now }, { body: `Yes, ${mention}` });
  const [reporterId = "", readerId = ""] = await createUsers(db, 2);
  await db.report.create({
    data: {
      groupId: group.id,
      contributionId: post.id,
      reporterId,
      reasons: ["spam"],
      createdAt: now,
    },
  });
  await saveDraft(db, {
    groupId: group.id,
    userId: viewer.id,
    now,
    title: "",
    body: `Draft for ${mention}`,
    tags: [],
  });
  await indexTexts(db, [post.id, comment.id], now);
  return { db, group, personId, viewer, access, post, comment, readerId };
}

type World = Awaited<ReturnType<typeof world>>;

/** Everything that is sent out of these texts. */
async function shown({ db, group, viewer, access, post, comment, readerId }: World): Promise<string> {
  const subject = { contributionId: post.id, userId: readerId };
  const search = (q: string) =>
    findTextHits(db, {
      q,
      query: `'${q}'`,
      kind: "post",
      groupId: group.id,
      reader: readerOf(viewer),
      limit: 5,
      cursor: undefined,
    });
  const hits = await search("marigold");
  expect(hits.items).toHaveLength(1);
  const mails = await readTexts(db, [subject]);
  expect(mails.get(textKey(subject))).toBeDefined();
  const revisions = await listRevisions(db, { access, viewer });
  expect(revisions.items).toHaveLength(1);
  return JSON.stringify([
    await readPost(db, post.id, viewer),
    await readComment(db, comment.id, viewer),
    revisions,
    await listQueue(db, { groupId: group.id, viewerId: readerId, limit: 5 }),
    hits,
    await search("zebulon"),
    [...mails],
    await findDraft(db, { groupId: group.id, userId: viewer.id }),
    await exportContributions(db, viewer.id, 100),
  ]);
}

test("the name of a deleted account is shown nowhere in texts that mention it", async () => {
  const at = await world();
  expect((await shown(at)).split(FORMER).length).toBeGreaterThan(8);
  await inTransaction(at.db, (tx) => eraseRow(tx, { userId: at.personId, now: new Date() }));
  const after = await shown(at);
  expect(after).not.toContain(FORMER);
  expect(after).toContain(`@[Deleted account](person:${at.personId})`);
});

test("a renamed person is shown by the present name, and an edit that changes nothing else keeps the text", async () => {
  const at = await world();
  await at.db.user.update({ where: { id: at.personId }, data: { name: "Nova [N] Quill" } });
  const { body } = await readPost(at.db, at.post.id, at.viewer);
  expect(body).toBe(`Marigold tells @[Nova N Quill](person:${at.personId}).`);
  const edited = await editPost(at.db, {
    access: at.access,
    viewer: at.viewer,
    now: new Date(),
    changes: { body, tags: [] },
  } as never);
  expect(edited.body).toBe(body);
  expect((await listRevisions(at.db, { access: at.access, viewer: at.viewer })).items).toHaveLength(1);
  expect(await shown(at)).not.toContain(FORMER);
});
