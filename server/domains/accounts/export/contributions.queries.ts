import { withNames } from "../../../../lib/mention-names";
import type { Db } from "../../../db/client";

type Told = { id: string; name: string; slug: string };
type GroupRow = Told & { visibility: string; deletedAt: Date | null; members: { userId: string }[] };

/** A group with what says whether the person may read it. */
const groupFor = (userId: string) => ({
  select: {
    ...{ id: true, name: true, slug: true, visibility: true, deletedAt: true },
    members: { where: { userId }, select: { userId: true } },
  },
});

const isReadable = ({ visibility, deletedAt, members }: GroupRow) =>
  deletedAt === null && (visibility !== "private" || members.length > 0);

/** Of a group that the person may not read any more, its id only: it may be called something else now. */
const toldOf = (group: GroupRow): Told | { id: string } =>
  isReadable(group) ? { id: group.id, name: group.name, slug: group.slug } : { id: group.id };

/** What a person wrote and how they reacted in groups; deleted texts as long as they are kept. */
export async function exportContributions(db: Db, userId: string, rowsMax: number) {
  const group = groupFor(userId);
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
    contributions: contributions.map(({ author, mentions, body, revisions, group: of, post, ...text }) => {
      const people = [author, ...mentions.map(({ user }) => user)];
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return {
        ...text,
        group: toldOf(of),
        // Another person's title: the post may be gone, or closed to this person.
        post: post && { ...post, title: text.id === text.postId ? post.title : null },
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
  const group = groupFor(userId);
  const mine = { where: { userId }, take: rowsMax };
  const memberships = await db.groupMember.findMany({
    ...mine,
    omit: { userId: true },
    include: { group: { select: { id: true, name: true, slug: true } } },
  });
  const requests = await db.groupRequest.findMany({ ...mine, omit: { userId: true }, include: { group } });
  const follows = await db.tagFollow.findMany({
    ...mine,
    select: { tag: { select: { id: true, name: true, groupId: true, group } } },
  });
  return {
    groupMemberships: memberships,
    groupRequests: requests.map(({ group: of, ...request }) => ({ ...request, group: toldOf(of) })),
    groupBans: await db.groupBan.findMany({
      ...mine,
      select: { groupId: true, reason: true, createdAt: true, until: true },
    }),
    blockedPeople: await db.personBlock.findMany({ ...mine, omit: { userId: true } }),
    followedTags: follows.map(({ tag: { group: of, name, ...tag } }) => ({
      tag: { ...tag, ...((of === null || isReadable(of)) && { name }) },
    })),
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
        createdAt: true,
      },
    }),
  };
}
