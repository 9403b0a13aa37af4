import { withNames } from "../../../../lib/mention-names";
import type { Db } from "../../../db/client";

/** What a person wrote and how they reacted in groups; deleted texts as long as they are kept. */
export async function exportContributions(db: Db, userId: string, rowsMax: number) {
  const group = { select: { id: true, name: true, slug: true } };
  const mine = { where: { userId }, take: rowsMax };
  const person = { select: { id: true, name: true } };
  const contributions = await db.contribution.findMany({
    where: { authorId: userId },
    take: rowsMax,
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      postId: true,
      parentId: true,
      body: true,
      createdAt: true,
      editedAt: true,
      deletedAt: true,
      group,
      author: person,
      mentions: { select: { user: person } },
      post: { select: { title: true, audience: true, eventId: true } },
      revisions: { select: { version: true, title: true, body: true, replacedAt: true } },
      attachments: { select: { uploadId: true } },
    },
  });
  const drafts = await db.postDraft.findMany({ ...mine, omit: { userId: true } });
  return {
    contributions: contributions.map(({ author, mentions, body, revisions, ...text }) => {
      const people = [author, ...mentions.map(({ user }) => user)];
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return {
        ...text,
        body: withNames(body, names),
        revisions: revisions.map((former) => ({ ...former, body: withNames(former.body, names) })),
      };
    }),
    reactions: await db.reaction.findMany({
      ...mine,
      select: { contributionId: true, kind: true, createdAt: true },
    }),
    postDrafts: drafts.map((draft) => ({ ...draft, body: withNames(draft.body, new Map()) })),
    postReads: await db.postRead.findMany({ ...mine, omit: { userId: true } }),
    postWatches: await db.postWatch.findMany({ ...mine, omit: { userId: true } }),
  };
}

/** What a person is in groups, what they follow and block there, and what they reported. */
export async function exportGroups(db: Db, userId: string, rowsMax: number) {
  const group = { select: { id: true, name: true, slug: true } };
  const mine = { where: { userId }, take: rowsMax };
  return {
    groupMemberships: await db.groupMember.findMany({ ...mine, omit: { userId: true }, include: { group } }),
    groupRequests: await db.groupRequest.findMany({ ...mine, omit: { userId: true }, include: { group } }),
    groupBans: await db.groupBan.findMany({
      ...mine,
      select: { groupId: true, reason: true, createdAt: true, until: true },
    }),
    blockedPeople: await db.personBlock.findMany({ ...mine, omit: { userId: true } }),
    followedTags: await db.tagFollow.findMany({
      ...mine,
      select: { tag: { select: { id: true, name: true, groupId: true } } },
    }),
    digest: await db.digestSetting.findMany({ ...mine, omit: { userId: true } }),
    reportsMade: await db.report.findMany({
      where: { reporterId: userId },
      take: rowsMax,
      select: {
        id: true,
        groupId: true,
        contributionId: true,
        personId: true,
        reasons: true,
        note: true,
        status: true,
        createdAt: true,
      },
    }),
  };
}
