import type { Queryable } from "../../db/transaction";
import { windowAt } from "../../domains/notifications/kinds/window.policy";
import type { Fact } from "../../outbox/sink";
import { type Occasion, onePage, type Page, pageOfPeople, personAfter, type Step } from "./occasion";

type Hearer = { userId: string; isMentioned: boolean; isFollower: boolean };

/**
 * To the members of a group of a new post, except those who are told nothing, and to followers of its tags who may read
 * it. Each is told once: that it mentions them, else that it has a tag they follow, else that it is new.
 */
export async function postedOccasions(
  { payload: { postId } }: Fact<"post.published">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const people = await readHearers(db, { postId, step });
  return pageOfPeople(people, step, ({ userId, isMentioned, isFollower }) => ({
    kind: isMentioned ? "group.mentioned" : isFollower ? "group.tagged" : "group.posted",
    occurrence: postId,
    subject: { contributionId: postId, userId },
    to: { userId },
  }));
}

/**
 * People outside of the group hear by a tag only, and by a tag of the site only of public groups, because an unlisted group
 * is known by its address. A member who switched notifications about tags off hears of the post as other members do.
 */
function readHearers(db: Queryable, { postId, step }: { postId: string; step: Step }): Promise<Hearer[]> {
  const after = personAfter(step);
  return db.$queryRaw<Hearer[]>`
    with written as (
      select c.id, c."groupId", c."authorId", g.visibility
      from "Contribution" c join "Group" g on g.id = c."groupId"
      where c.id = ${postId}::uuid and c."heldAt" is null and c."hiddenAt" is null and c."deletedAt" is null
    ), followers as (
      select distinct f."userId" from written w
        join "PostTag" pt on pt."postId" = w.id join "Tag" t on t.id = pt."tagId" join "TagFollow" f on f."tagId" = t.id
        left join "GroupMember" m on m."groupId" = w."groupId" and m."userId" = f."userId"
      where f."userId" > ${after}::uuid
        and f."userId" <> w."authorId" and case when m."userId" is not null then m.level <> 'nothing'
          else w.visibility = 'public' or (w.visibility = 'unlisted' and t."groupId" is not null) end
        and not exists (select 1 from "NotificationPreference" n where n."userId" = f."userId"
          and n.kind = 'group.tagged' and n.channel = 'inApp' and not n.enabled)
      order by f."userId" limit ${step.limit}
    ), members as (
      select m."userId" from written w join "GroupMember" m on m."groupId" = w."groupId"
      where m."userId" > ${after}::uuid and m."userId" <> w."authorId" and m.level <> 'nothing'
      order by m."userId" limit ${step.limit}
    ), people as (select "userId" from followers union select "userId" from members)
    select p."userId", exists (select 1 from "Mention" n
        where n."contributionId" = w.id and n."userId" = p."userId") as "isMentioned",
      exists (select 1 from followers f where f."userId" = p."userId") as "isFollower"
    from people p cross join written w order by p."userId" limit ${step.limit}`;
}

type Listener = {
  userId: string;
  isMentioned: boolean;
  isAnswered: boolean;
  isTold: boolean;
  writtenAt: Date;
};

/**
 * To those whom a new comment concerns, once each: people whom it mentions, the author of what it answers, and of every
 * comment the author of the post, those who watch it, and members who are told everything. A post that is watched or muted
 * goes before the level of its group.
 */
export async function commentedOccasions(
  { payload: { postId, commentId } }: Fact<"comment.published">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const people = await readListeners(db, { commentId, step });
  const { occasions, next } = pageOfPeople(people, step, (one) => occasionOf(one, { postId, commentId }));
  const told = new Set(people.flatMap(({ userId, isTold }) => (isTold ? userId : [])));
  return { occasions: occasions.filter(({ to }) => "userId" in to && told.has(to.userId)), next };
}

function occasionOf(
  { userId, isMentioned, isAnswered, writtenAt }: Listener,
  { postId, commentId }: { postId: string; commentId: string },
): Occasion {
  if (!isMentioned && !isAnswered) return newComments({ postId, userId, writtenAt });
  return {
    kind: isMentioned ? "group.mentioned" : "group.replied",
    occurrence: commentId,
    subject: { contributionId: commentId, userId },
    to: { userId },
  };
}

/** One for all comments of a window, which is mailed when the window ends. */
function newComments(by: { postId: string; userId: string; writtenAt: Date }): Occasion {
  const { postId, userId, writtenAt } = by;
  const { from, until } = windowAt(writtenAt);
  return {
    kind: "group.commented",
    occurrence: occurrenceOf(postId, from),
    subject: { postId, userId, from: from.toISOString() },
    to: { userId },
    notBefore: until,
  };
}

const occurrenceOf = (postId: string, from: Date) => `${postId} ${from.toISOString()}`;

/** Each branch is as long as the page, so that a page that is not full is the last. */
function readListeners(
  db: Queryable,
  { commentId, step }: { commentId: string; step: Step },
): Promise<Listener[]> {
  const after = personAfter(step);
  return db.$queryRaw<Listener[]>`
    with said as (
      select c.*, root."authorId" as "postAuthorId", answered."authorId" as "answeredId"
      from "Contribution" c join "Contribution" root on root.id = c."postId"
        left join "Contribution" answered on answered.id = c."parentId"
      where c.id = ${commentId}::uuid and c."heldAt" is null and c."hiddenAt" is null and c."deletedAt" is null
    ), people as (
      select n."userId" from said s join "Mention" n on n."contributionId" = s.id where n."userId" > ${after}::uuid
      union select "answeredId" from said where "answeredId" > ${after}::uuid
      union select "postAuthorId" from said where "postAuthorId" > ${after}::uuid
      union (select w."userId" from said s join "PostWatch" w on w."postId" = s."postId" and w.level = 'watching'
        where w."userId" > ${after}::uuid order by w."userId" limit ${step.limit})
      union (select m."userId" from said s join "GroupMember" m on m."groupId" = s."groupId" and m.level = 'everything'
        where m."userId" > ${after}::uuid order by m."userId" limit ${step.limit})
    )
    select p."userId", s."createdAt" as "writtenAt", p."userId" = s."answeredId" is true as "isAnswered",
      exists (select 1 from "Mention" n where n."contributionId" = s.id and n."userId" = p."userId") as "isMentioned",
      p."userId" <> s."authorId" and m.level is not null
        and coalesce(w.level = 'watching', m.level <> 'nothing') as "isTold"
    from people p cross join said s
      left join "GroupMember" m on m."groupId" = s."groupId" and m."userId" = p."userId"
      left join "PostWatch" w on w."postId" = s."postId" and w."userId" = p."userId"
    order by p."userId" limit ${step.limit}`;
}

/** To people whom an edit mentions. Those whom the text mentioned before were told then. */
export async function mentionOccasions(
  { payload }: Fact<"post.edited" | "comment.edited">,
  db: Queryable,
): Promise<Page> {
  const contributionId = "commentId" in payload ? payload.commentId : payload.postId;
  const people = await db.$queryRaw<{ userId: string }[]>`
    select n."userId" from "Mention" n join "Contribution" c on c.id = n."contributionId"
    where c.id = ${contributionId}::uuid and n."userId" <> c."authorId" order by n."userId"`;
  return onePage(
    ...people.map(({ userId }) => ({
      kind: "group.mentioned" as const,
      occurrence: contributionId,
      subject: { contributionId, userId },
      to: { userId },
    })),
  );
}

/** To those who were told of the comments among which one was hidden, deleted or restored: how many there are now. */
export async function recountOccasions(
  { payload: { postId, commentId } }: Fact<"comment.changed">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const comment = await db.contribution.findUnique({ where: { id: commentId }, select: { createdAt: true } });
  if (!comment) return onePage();
  const writtenAt = comment.createdAt;
  const people = await db.$queryRaw<{ userId: string }[]>`
    select "userId" from "Notification"
    where kind = 'group.commented' and occurrence = ${occurrenceOf(postId, windowAt(writtenAt).from)}
      and "userId" > ${personAfter(step)}::uuid
    order by "userId" limit ${step.limit}`;
  return pageOfPeople(people, step, ({ userId }) => ({
    ...newComments({ postId, userId, writtenAt }),
    isQuiet: true,
  }));
}
