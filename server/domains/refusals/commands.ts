import type { Db } from "../../db/client";
import { DomainError } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { mailboxOf } from "./policy";
import { ALL, getRefusalLink, readOwnRefusals, readRefusalLink } from "./queries";
import type { LinkOut, OwnRefusals, RefusalScope } from "./schema";

/**
 * Ends invitations by the link of a mail, or lets them come again. Said twice, it is as said once.
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

/** Ends everybody's invitations to one's own address, or lets them come again. @throws DomainError forbidden account.unconfirmed */
export async function refuseAllInvitations(
  db: Db,
  { viewer, refused }: { viewer: Viewer; refused: boolean },
): Promise<OwnRefusals> {
  await write(db, { mailbox: ownMailbox(viewer), scope: ALL }, refused);
  return readOwnRefusals(db, viewer);
}

/** Lets a host invite again whose invitations had been ended. @throws DomainError forbidden account.unconfirmed */
export async function allowHost(
  db: Db,
  { viewer, hostId }: { viewer: Viewer; hostId: string },
): Promise<OwnRefusals> {
  await write(db, { mailbox: ownMailbox(viewer), scope: hostId }, false);
  return readOwnRefusals(db, viewer);
}

/** An address that nobody has confirmed may be another person's. */
function ownMailbox(viewer: Viewer): string {
  if (!viewer.emailVerified) throw new DomainError("account.unconfirmed");
  return mailboxOf(viewer.email);
}

async function write(db: Db, row: { mailbox: string; scope: string }, refused: boolean): Promise<void> {
  if (refused) await db.invitationRefusal.createMany({ data: [row], skipDuplicates: true });
  else await db.invitationRefusal.deleteMany({ where: row });
}
