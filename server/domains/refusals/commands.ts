import type { Db } from "../../db/client";
import { DomainError } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { mailboxOf } from "./policy";
import { ALL, getRefusalLink, readOwnRefusals, readRefusalLink } from "./queries";
import type { LinkOut, OwnRefusals, RefusalScope } from "./schema";

/**
 * Unsubscribes from invitations by the link of an email, or subscribes again. A repeat changes nothing.
 * @throws DomainError not-found
 */
export async function chooseByRefusalLink(
  db: Db,
  { token, scope, refused }: { token: string; scope: RefusalScope; refused: boolean },
): Promise<LinkOut> {
  const { hostId, mailbox } = getRefusalLink(token);
  await write(db, { mailbox, scope: scope === "all" ? ALL : hostId }, refused);
  return readRefusalLink(db, token);
}

/**
 * Unsubscribes the viewer's own address from all invitations, or subscribes it again.
 * @throws DomainError forbidden account.unconfirmed
 */
export async function refuseAllInvitations(
  db: Db,
  { viewer, refused }: { viewer: Viewer; refused: boolean },
): Promise<OwnRefusals> {
  await write(db, { mailbox: ownMailbox(viewer), scope: ALL }, refused);
  return readOwnRefusals(db, viewer);
}

/**
 * Allows invitations of a host again.
 * @throws DomainError forbidden account.unconfirmed
 */
export async function allowHost(
  db: Db,
  { viewer, hostId }: { viewer: Viewer; hostId: string },
): Promise<OwnRefusals> {
  await write(db, { mailbox: ownMailbox(viewer), scope: hostId }, false);
  return readOwnRefusals(db, viewer);
}

/** An unconfirmed address may belong to another person. */
function ownMailbox(viewer: Viewer): string {
  if (!viewer.emailVerified) throw new DomainError("account.unconfirmed");
  return mailboxOf(viewer.email);
}

async function write(db: Db, row: { mailbox: string; scope: string }, refused: boolean): Promise<void> {
  if (refused) await db.invitationRefusal.createMany({ data: [row], skipDuplicates: true });
  else await db.invitationRefusal.deleteMany({ where: row });
}
