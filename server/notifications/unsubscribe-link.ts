import { canChoose } from "../domains/notifications/kinds/policy";
import type { KindName } from "../domains/notifications/kinds/schema";
import { subscriptionToken } from "../domains/notifications/unsubscribe/queries";
import { refusalLinkToken } from "../domains/refusals/queries";
import { appUrl } from "./app-url";

/** The mails that a link is to end. One for a kind that cannot be switched off leads nowhere. */
type Mails = { userId: string; kind: string };

/**
 * What a mail's link can end; null where nothing can be switched off, so that the mail offers no way to do so.
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

/** The page that ends these mails. */
export function unsubscribeUrl(mails: Mails): string {
  return appUrl(`/unsubscribe/${subscriptionToken(mails)}`);
}

/** Lets programs for mail end these mails at a click, without opening a page (RFC 8058). */
export function unsubscribeHeaders(mails: Mails): Record<string, string> {
  return oneClick(`/api/unsubscribe/${subscriptionToken(mails)}`);
}

/** Whose invitations a mail's link is to end, and for which address. */
type Invitations = { hostId: string; email: string };

/** The page that ends a host's invitations, or everybody's. */
export function refusalUrl(invitations: Invitations): string {
  return appUrl(`/no-invitations/${refusalLinkToken(invitations)}`);
}

/** Lets programs for mail end the host's invitations at a click (RFC 8058). */
export function refusalHeaders(invitations: Invitations): Record<string, string> {
  return oneClick(`/api/no-invitations/${refusalLinkToken(invitations)}`);
}

function oneClick(path: string): Record<string, string> {
  return {
    "List-Unsubscribe": `<${appUrl(path)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
