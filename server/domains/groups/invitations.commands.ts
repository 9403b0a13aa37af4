import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { takeMailHit } from "../accounts/recipients.commands";
import type { Viewer } from "../accounts/schema";
import { findRefusing, NO_INVITATIONS } from "../refusals/queries";
import { type Acting, findRoleIn, lockGroup, lockGroupAs } from "./group-lock.queries";
import { findInvitingGroup, getKnownGroup } from "./invitations.queries";
import { enter, isInvited, takeAnswerHit, takeJoinHit } from "./joining.commands";
import { type GroupInvitationOut, INVITATIONS_MAX } from "./links/schema";

const INVITES: Limit = { name: "group-invite", hitsMax: 100, windowSeconds: 86_400 };
/** To one address, by one group: each sends an email. */
const INVITES_AGAIN: Limit = { name: "group-invite-again", hitsMax: 3, windowSeconds: 86_400 };
const INVITATION_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Invites an address, or renews its open invitation. The owner of the address joins by accepting. The answer is the same
 * whether or not the address has an account, and whether or not that is a member already, who is sent nothing.
 * @throws DomainError forbidden group.role-too-low, account.unconfirmed; conflict group.archived,
 * group.too-many-invitations, rsvp.no-invitations; rate-limited
 */
export async function invitePerson(
  db: Db,
  { email, ...acting }: Acting & { email: string },
): Promise<GroupInvitationOut> {
  const { groupId, actorId, now } = acting;
  await takeHit(db, INVITES, actorId, now);
  await takeHit(db, INVITES_AGAIN, `${groupId} ${email}`, now);
  await takeMailHit(db, email, now);
  return inTransaction(db, async (tx) => {
    const { at, archivedAt } = await lockGroupAs(tx, acting, "moderator");
    if (archivedAt) throw new DomainError("group.archived");
    // People who never asked are emailed in the inviting person's name.
    const by = await tx.user.findUnique({
      where: { id: actorId },
      select: { emailVerifiedAt: true, name: true },
    });
    if (!by?.emailVerifiedAt) throw new DomainError("account.unconfirmed");
    if ((await findRefusing(tx, [email], [actorId])).size > 0) {
      throw new DomainError(NO_INVITATIONS, { field: "email" });
    }
    const others = { groupId, email: { not: email }, expiresAt: { gt: at } };
    if ((await tx.groupInvitation.count({ where: others })) >= INVITATIONS_MAX) {
      throw new DomainError("group.too-many-invitations", { invitationsMax: INVITATIONS_MAX });
    }
    const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY_MS);
    const { id, createdAt } = await tx.groupInvitation.upsert({
      where: { groupId_email: { groupId, email } },
      create: { groupId, email, invitedById: actorId, createdAt: at, expiresAt },
      update: { invitedById: actorId, expiresAt },
    });
    await appendEvent(tx, {
      type: "group.invited",
      aggregateId: groupId,
      payload: { groupId, invitationId: id },
    });
    return {
      id,
      email,
      invitedBy: by.name,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
  });
}

/**
 * Takes an invitation back; repeating it changes nothing.
 * @throws DomainError not-found; forbidden group.role-too-low; rate-limited
 */
export async function withdrawInvitation(
  db: Db,
  { invitationId, ...acting }: Acting & { invitationId: string },
): Promise<void> {
  await takeAnswerHit(db, acting);
  return inTransaction(db, async (tx) => {
    await lockGroupAs(tx, acting, "moderator");
    await tx.groupInvitation.deleteMany({ where: { id: invitationId, groupId: acting.groupId } });
  });
}

type Own = { groupId: string; viewer: Viewer; now: Date | null };

/**
 * Joins by an invitation to one's own confirmed address, while the person who made it may still make it. Accepting twice
 * is accepting once.
 * @param own.groupId an id or a slug
 * @throws DomainError not-found group.not-found for a group that is not known, group-invitation.not-found for an
 * invitation that has ended; forbidden group.banned; conflict group.full, group.archived; rate-limited
 */
export async function acceptInvitation(db: Db, { groupId, viewer, now }: Own): Promise<void> {
  await takeJoinHit(db, viewer.id, now);
  const id = await getKnownGroup(db, { groupId, viewer });
  await inTransaction(db, async (tx) => {
    const group = await lockGroup(tx, id, now);
    if (await findRoleIn(tx, id, viewer.id)) return;
    if (!(await isInvited(tx, group, viewer))) throw notFound("group-invitation");
    await enter(tx, { group, viewer, asked: "invitation" });
  });
}

/** Declines an invitation to one's own confirmed address. Repeating it changes nothing. @throws DomainError rate-limited */
export async function declineInvitation(db: Db, { groupId, viewer }: Omit<Own, "now">): Promise<void> {
  await takeJoinHit(db, viewer.id, null);
  const id = await findInvitingGroup(db, { groupId, viewer });
  if (id) await db.groupInvitation.deleteMany({ where: { groupId: id, email: viewer.email } });
}
