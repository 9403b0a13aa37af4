import type { Db } from "../../server/db/client";
import type { Viewer } from "../../server/domains/accounts/schema";
import { viewerOf } from "../cast";
import { createUsers } from "../factories";
import {
  addGroupMember,
  createComment,
  createGroup,
  createPost,
  type TestComment,
  type TestGroup,
  type TestPost,
} from "../group-factories";

export const GROUP_ROLES = ["anon", "stranger", "banned", "member", "moderator", "owner", "admin"] as const;
export type GroupRoleName = (typeof GROUP_ROLES)[number];

export const GROUP_KINDS = ["public", "unlisted", "private"] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** One group with a person for every relation to it. */
export type GroupCast = {
  group: TestGroup;
  /** Of a member besides those who call. */
  post: TestPost;
  /** Of the same person, on `post`. */
  comment: TestComment;
  otherMemberId: string;
  people: Record<GroupRoleName, Viewer | null>;
};

export async function createGroupCast(db: Db, kind: GroupKind): Promise<GroupCast> {
  const [owner, stranger, banned, admin] = (await createUsers(db, 4)) as [string, string, string, string];
  await db.user.update({ where: { id: admin }, data: { role: "admin" } });
  const group = await createGroup(db, { ownerId: owner, visibility: kind });
  const member = await addGroupMember(db, group.id);
  const moderator = await addGroupMember(db, group.id, { role: "moderator" });
  const otherMemberId = await addGroupMember(db, group.id);
  await db.groupBan.create({ data: { groupId: group.id, userId: banned, reason: "Spam", byId: owner } });
  const post = await createPost(db, { groupId: group.id, authorId: otherMemberId });
  const comment = await createComment(db, { post, authorId: otherMemberId });
  const ids = { stranger, banned, member, moderator, owner, admin };
  const viewers = await Promise.all(
    Object.entries(ids).map(async ([role, id]) => [role, await viewerOf(db, id)]),
  );
  const people = { anon: null, ...Object.fromEntries(viewers) } as GroupCast["people"];
  return { group, post, comment, otherMemberId, people };
}
