import type { MailContent } from "../../../notifications/layout";

/** What a mailed link is good for. It counts in the link's hash, so one kind can never be used as another. */
export type LinkPurpose = "sign-in" | "confirm" | "password";

export const LINK_HOURS = 24;

const PAGES: Record<LinkPurpose, string> = {
  "sign-in": "/sign-in/link",
  confirm: "/confirm-address",
  password: "/new-password",
};

/** The mailed address. Opening it changes nothing, because mail scanners open links too; its button does. */
export function linkUrl(
  origin: string,
  link: { purpose: LinkPurpose; token: string; callbackPath?: string },
): string {
  const url = new URL(PAGES[link.purpose], origin);
  url.searchParams.set("token", link.token);
  if (link.callbackPath && link.callbackPath !== "/") url.searchParams.set("callbackUrl", link.callbackPath);
  return url.href;
}

export type LinkMailKind = LinkPurpose | "account-exists";

const WORDS: Record<LinkMailKind, { subject: string; before: string; button: string; after: string }> = {
  "sign-in": {
    subject: "Your sign-in link",
    before: "Here is your link to sign in to Turnout.",
    button: "Sign in",
    after: "If you didn't request it, ignore this email: nothing happens.",
  },
  confirm: {
    subject: "Confirm your email",
    before: "Welcome to Turnout. One step is left: confirm that this email is yours.",
    button: "Confirm my email",
    after: "If you didn't sign up, ignore this email. Someone used your address, and it stays unconfirmed.",
  },
  password: {
    subject: "Choose a new password",
    before: "Here is your link to choose a new password for Turnout.",
    button: "Choose a password",
    after: "If you didn't request it, ignore this email: your password stays the same.",
  },
  "account-exists": {
    subject: "You already have an account",
    before: "Someone, probably you, signed up to Turnout with this email. You already have an account here.",
    button: "Sign in",
    after: "If it wasn't you, ignore this email: nothing was changed.",
  },
};

/** The words of an email with a link in it. It repeats nothing that a stranger wrote. */
export function linkMail(kind: LinkMailKind, url: string): MailContent {
  const { subject, before, button, after } = WORDS[kind];
  return {
    subject,
    greeting: "Hello,",
    paragraphs: [before],
    facts: [],
    action: { label: button, url },
    footer: `The link works once, for ${LINK_HOURS} hours. ${after}`,
  };
}
