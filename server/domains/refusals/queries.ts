import type { Db } from "../../db/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { siteSecret } from "../../site-secret";
import type { Viewer } from "../accounts/schema";
import { mailboxOf, type RefusalLink, refusalLinkIn, refusalToken } from "./policy";
import type { LinkOut, OwnRefusals } from "./schema";

/** The row value that means all hosts of this site. */
export const ALL = "all";

/** The reason for refusing to invite or register a person who unsubscribed from invitations of a host, or of all. */
export const NO_INVITATIONS = "rsvp.no-invitations";

/** The token of the link that ends this host's invitations to this address. */
export function refusalLinkToken({ hostId, email }: { hostId: string; email: string }): string {
  return refusalToken({ hostId, mailbox: mailboxOf(email) }, siteSecret());
}

/**
 * The host and mailbox of a link.
 * @throws DomainError not-found for an invalid token
 */
export function getRefusalLink(token: string): RefusalLink {
  const link = refusalLinkIn(token, siteSecret());
  if (!link) throw notFound("invitation-refusal-link");
  return link;
}

/** The addresses among these that refuse invitations of any of these hosts. */
export async function findRefusing(db: Queryable, emails: string[], hostIds: string[]): Promise<Set<string>> {
  const rows = await db.invitationRefusal.findMany({
    where: { mailbox: { in: emails.map(mailboxOf) }, scope: { in: [...hostIds, ALL] } },
    select: { mailbox: true },
  });
  const refusing = new Set(rows.map(({ mailbox }) => mailbox));
  return new Set(emails.filter((email) => refusing.has(mailboxOf(email))));
}

/**
 * The state that an unsubscribe link's page shows. Reading changes nothing.
 * @throws DomainError not-found
 */
export async function readRefusalLink(db: Db, token: string): Promise<LinkOut> {
  const { hostId, mailbox } = getRefusalLink(token);
  const [host, rows] = await Promise.all([
    db.user.findUnique({ where: { id: hostId }, select: { name: true } }),
    db.invitationRefusal.findMany({ where: { mailbox, scope: { in: [hostId, ALL] } } }),
  ]);
  const has = (scope: string) => rows.some((row) => row.scope === scope);
  return { hostName: host?.name ?? null, host: has(hostId), all: has(ALL) };
}

/** The invitations that the viewer has refused, by the address that they have confirmed. */
export async function readOwnRefusals(db: Db, viewer: Viewer): Promise<OwnRefusals> {
  if (!viewer.emailVerified) return { all: false, hosts: [] };
  const rows = await db.invitationRefusal.findMany({
    where: { mailbox: mailboxOf(viewer.email) },
    orderBy: { createdAt: "asc" },
  });
  const hosts = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ scope }) => (scope === ALL ? [] : scope)) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return { all: rows.some(({ scope }) => scope === ALL), hosts };
}
