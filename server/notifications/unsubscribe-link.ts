import { subscriptionToken } from "../domains/notifications/unsubscribe/queries";
import { appUrl } from "./app-url";

/** The mails that a link is to end. One for a kind that cannot be switched off leads nowhere. */
type Mails = { userId: string; kind: string };

/** The page that ends these mails. */
export function unsubscribeUrl(mails: Mails): string {
  return appUrl(`/unsubscribe/${subscriptionToken(mails)}`);
}

/** Lets programs for mail end these mails at a click, without opening a page (RFC 8058). */
export function unsubscribeHeaders(mails: Mails): Record<string, string> {
  return {
    "List-Unsubscribe": `<${appUrl(`/api/unsubscribe/${subscriptionToken(mails)}`)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
