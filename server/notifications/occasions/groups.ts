import type { Queryable } from "../../db/transaction";
import { windowAt } from "../../domains/notifications/kinds/window.policy";
import type { Fact } from "../../outbox/sink";
import { SANCTIONS, STANDINGS } from "../groups/actions";
import { type Occasion, onePage, type Page, pageOfPeople, personAfter, type Step } from "./occasion";

/** To owners and moderators: someone asks to be let in. Once a day for each person, however often they ask again. */
export async function joinRequestOccasions(
  { createdAt, payload: { groupId, userId: personId } }: Fact<"group.requested">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const people = await readModerators(db, groupId, step);
  const occurrence = `${groupId} ${personId} ${createdAt.toISOString().slice(0, 10)}`;
  return pageOfPeople(people, step, ({ userId }) => ({
    kind: "group.request",
    occurrence,
    subject: { groupId, userId, personId },
    to: { userId },
  }));
}

type ReviewFact = Fact<"post.held" | "comment.held" | "moderation.reported">;

/**
 * To owners and moderators: something waits for them, once per window however much it is. The person whom it is about learns
 * nothing of it, and reports of the group itself are for the site.
 */
export async function reviewOccasions(
  { payload, createdAt }: ReviewFact,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const { groupId } = payload;
  const concernedId = await findConcerned(db, payload);
  if (concernedId === null) return onePage();
  const people = await readModerators(db, groupId, step, concernedId);
  const from = windowAt(createdAt).from.toISOString();
  return pageOfPeople(people, step, ({ userId }) => ({
    kind: "group.review",
    occurrence: `${groupId} ${from}`,
    subject: { groupId, userId },
    to: { userId },
  }));
}

/** The author of what is held or reported, or the reported person; null where the group is reported. */
async function findConcerned(db: Queryable, payload: ReviewFact["payload"]): Promise<string | null> {
  if ("reportId" in payload) {
    const [reported] = await db.$queryRaw<{ personId: string | null }[]>`
      select coalesce(c."authorId", r."personId") as "personId"
      from "Report" r left join "Contribution" c on c.id = r."contributionId" where r.id = ${payload.reportId}::uuid`;
    return reported?.personId ?? null;
  }
  const id = "commentId" in payload ? payload.commentId : payload.postId;
  return (await db.contribution.findUnique({ where: { id }, select: { authorId: true } }))?.authorId ?? null;
}

function readModerators(
  db: Queryable,
  groupId: string,
  step: Step,
  exceptId: string | null = null,
): Promise<{ userId: string }[]> {
  return db.$queryRaw<{ userId: string }[]>`
    select "userId" from "GroupMember"
    where "groupId" = ${groupId}::uuid and role in ('owner', 'moderator') and "userId" > ${personAfter(step)}::uuid
      and "userId" is distinct from ${exceptId}::uuid
    order by "userId" limit ${step.limit}`;
}

/** To a person who asked to be let in and was. */
export async function letInOccasions({
  id: occurrence,
  payload: { groupId, userId },
}: Fact<"group.request-answered">): Promise<Page> {
  return onePage({ kind: "group.let-in", occurrence, subject: { groupId, userId }, to: { userId } });
}

/** To a person who asked to be let in and was not. */
export async function refusedOccasions({
  id: occurrence,
  payload: { groupId, userId },
}: Fact<"group.request-refused">): Promise<Page> {
  return onePage({ kind: "group.refused", occurrence, subject: { groupId, userId }, to: { userId } });
}

/** An email to the address each time; once in the notification centre of the account that has confirmed the address. */
export async function groupInvitationOccasions(
  { id: occurrence, payload: { invitationId } }: Fact<"group.invited">,
  db: Queryable,
): Promise<Page> {
  const invitation = await db.groupInvitation.findUnique({
    where: { id: invitationId },
    select: { email: true },
  });
  if (!invitation) return onePage();
  const account = await db.user.findFirst({
    where: { email: invitation.email, emailVerifiedAt: { not: null } },
    select: { id: true },
  });
  const common = { kind: "group.invitation" as const, subject: { invitationId } };
  const mailed = { ...common, occurrence, to: { address: invitation.email } };
  if (!account) return onePage(mailed);
  const shown = { ...common, occurrence: invitationId, to: { userId: account.id }, inAppOnly: true };
  return onePage(mailed, shown);
}

type Action = { id: string; kind: string; toId: string | null };

/** To the person about whom a moderator did something, or about whose text. */
export async function actionOccasions(
  { payload: { actionId, isQuiet } }: Fact<"moderation.acted">,
  db: Queryable,
): Promise<Page> {
  if (isQuiet) return onePage();
  const actions = await db.$queryRaw<Action[]>`
    select a.id, a.kind, coalesce(a."personId", c."authorId") as "toId"
    from "ModerationAction" a left join "Contribution" c on c.id = a."contributionId"
    where a.id = ${actionId}::uuid and a."actorId" is distinct from coalesce(a."personId", c."authorId")`;
  return onePage(...actions.flatMap(toPerson));
}

function toPerson({ id: actionId, kind, toId: userId }: Action): Occasion[] {
  if (userId === null) return [];
  const common = { occurrence: actionId, subject: { actionId, userId }, to: { userId } };
  if (Object.hasOwn(SANCTIONS, kind)) return [{ ...common, kind: "group.sanction" }];
  return Object.hasOwn(STANDINGS, kind) ? [{ ...common, kind: "group.standing" }] : [];
}
