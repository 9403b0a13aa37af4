import type { Db } from "../server/db/client";
import type { Prisma } from "../server/db/generated/client";
import { inTransaction } from "../server/db/transaction";
import type { GroupRole } from "../server/domains/groups/access/policy";
import { createUsers, newId } from "./factories";

export type TestGroup = { id: string; slug: string; ownerId: string };

/** A public, open group with one owner, who is a new person unless named. */
export async function createGroup(
  db: Db,
  { ownerId, ...data }: Partial<Prisma.GroupUncheckedCreateInput> & { ownerId?: string } = {},
): Promise<TestGroup> {
  const owner = ownerId ?? ((await createUsers(db, 1))[0] as string);
  const id = newId();
  const slug = `group-${id}`;
  await db.group.create({
    data: {
      id,
      slug,
      name: "Night Walkers",
      ...data,
      tally: { create: { members: 1 } },
      members: { create: { userId: owner, role: "owner" } },
    },
  });
  return { id, slug, ownerId: owner };
}

/** @returns the id of the member, who is a new person unless named */
export async function addGroupMember(
  db: Db,
  groupId: string,
  { userId, ...data }: Partial<Omit<Prisma.GroupMemberUncheckedCreateInput, "groupId">> = {},
): Promise<string> {
  const id = userId ?? ((await createUsers(db, 1))[0] as string);
  const role: GroupRole = "member";
  await db.groupMember.create({ data: { role, ...data, groupId, userId: id } });
  await db.groupTally.update({ where: { groupId }, data: { members: { increment: 1 } } });
  return id;
}

type Withheld = Pick<
  Prisma.ContributionUncheckedCreateInput,
  "heldAt" | "heldFor" | "hiddenAt" | "deletedAt" | "body" | "createdAt"
>;

const counts = ({ heldAt, hiddenAt, deletedAt }: Partial<Withheld>) =>
  heldAt || hiddenAt || deletedAt ? 0 : 1;

export type TestPost = { id: string; groupId: string; authorId: string };

/** A post as the commands write it, its counters included. @param order.post what only posts have */
export async function createPost(
  db: Db,
  order: {
    groupId: string;
    authorId: string;
    post?: Partial<Pick<Prisma.PostUncheckedCreateInput, "title" | "eventId" | "audience" | "lockedAt">>;
  } & Partial<Withheld>,
): Promise<TestPost> {
  const { groupId, authorId, post, body = "A fox crossed the bridge.", createdAt, ...state } = order;
  const id = newId();
  const at = createdAt ?? new Date();
  await inTransaction(db, async (tx) => {
    await tx.contribution.create({
      data: { id, postId: id, groupId, authorId, depth: 0, body, createdAt: at, ...state },
    });
    await tx.post.create({ data: { id, groupId, publishedAt: at, ...post } });
    await tx.postTally.create({ data: { postId: id, groupId, activeAt: at } });
    await tx.groupTally.update({ where: { groupId }, data: { posts: { increment: counts(state) } } });
  });
  return { id, groupId, authorId };
}

export type TestComment = { id: string; postId: string; depth: number };

/** A comment as the commands write it, its counters included. @param order.parent null = it answers the post */
export async function createComment(
  db: Db,
  order: { post: TestPost; authorId: string; parent?: TestComment | null } & Partial<Withheld>,
): Promise<TestComment> {
  const { post, authorId, parent = null, body = "I saw it too.", createdAt, ...state } = order;
  const id = newId();
  const depth = (parent?.depth ?? 0) + 1;
  const at = createdAt ?? new Date();
  await inTransaction(db, async (tx) => {
    await tx.contribution.create({
      data: {
        id,
        postId: post.id,
        groupId: post.groupId,
        parentId: parent?.id ?? null,
        authorId,
        depth,
        body,
        createdAt: at,
        ...state,
      },
    });
    await tx.replyTally.create({ data: { commentId: id } });
    await tx.postTally.update({
      where: { postId: post.id },
      data: { comments: { increment: counts(state) }, activeAt: at },
    });
    if (parent) {
      await tx.replyTally.update({
        where: { commentId: parent.id },
        data: { replies: { increment: counts(state) } },
      });
    }
  });
  return { id, postId: post.id, depth };
}
