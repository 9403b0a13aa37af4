import { canChoose } from "../domains/notifications/kinds/policy";
import type { KindName } from "../domains/notifications/kinds/schema";
import { groupSubscriptionToken, subscriptionToken } from "../domains/notifications/unsubscribe/queries";
import { refusalLinkToken } from "../domains/refusals/queries";
import { appUrl } from "./app-url";

/** The emails that a link ends. A link for a kind that cannot be switched off is not valid. */
type Mails = { userId: string; kind: string };

/**
 * The emails that an email's link can end; null where they cannot be switched off, so that the email offers no link.
 * @param mail.userId null for an address without an account, which has no settings
 */
export function subscriptionOf(mail: {
  userId: string | null;
  kind: KindName;
  isOwed: boolean;
}): Mails | null {
  const { userId, kind, isOwed } = mail;
  return userId !== null && !isOwed && canChoose(kind, "email") ? { userId, kind } : null;
}

/** The page that ends these emails. */
export function unsubscribeUrl(mails: Mails): string {
  return appUrl(`/unsubscribe/${subscriptionToken(mails)}`);
}

/** Lets email programs unsubscribe at a click, without opening a page (RFC 8058). */
export function unsubscribeHeaders(mails: Mails): Record<string, string> {
  return oneClick(`/api/unsubscribe/${subscriptionToken(mails)}`);
}

/** The page that ends what is written in one group, for one person. */
export function groupUnsubscribeUrl(group: { userId: string; groupId: string }): string {
  return appUrl(`/unsubscribe/${groupSubscriptionToken(group)}`);
}

/** Lets email programs do the same at a click (RFC 8058). */
export function groupUnsubscribeHeaders(group: { userId: string; groupId: string }): Record<string, string> {
  return oneClick(`/api/unsubscribe/${groupSubscriptionToken(group)}`);
}

/** The host whose invitations a link ends, and the address for which it ends them. */
type Invitations = { hostId: string; email: string };

/** The page that ends one host's invitations, or those of all hosts. */
export function refusalUrl(invitations: Invitations): string {
  return appUrl(`/no-invitations/${refusalLinkToken(invitations)}`);
}

/** Lets email programs end the host's invitations at a click (RFC 8058). */
export function refusalHeaders(invitations: Invitations): Record<string, string> {
  return oneClick(`/api/no-invitations/${refusalLinkToken(invitations)}`);
}

function oneClick(path: string): Record<string, string> {
  return {
    "List-Unsubscribe": `<${appUrl(path)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
