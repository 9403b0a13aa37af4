import { counted } from "../plural";
import type { ACCOUNT_REFUSALS } from "../refusals/accounts";
import type { SentencesFor } from "./sentence";

export const ACCOUNT_SENTENCES: SentencesFor<typeof ACCOUNT_REFUSALS> = {
  "account.confirm-mismatch": "That is not your email address.",
  "account.exists": "There is already an account with this email. Sign in to it instead.",
  "account.not-found": "There is no such account.",
  "account.unconfirmed": "Confirm your email first: people get emails in your name.",
  "address-change.demo": "The demo's people keep their email addresses.",
  "address-change.link-ended":
    "This link isn't valid anymore. Your email may have been changed already; if it wasn't you, contact the people who run this site.",
  "address-change.not-found":
    "This account has no such change of email waiting. Sign in with the account that asked for it, or ask again in your settings.",
  "address-change.same": "This is your email already.",
  "address-change.taken":
    "This email now has an account of its own. Delete that account first, or choose another email.",
  "confirm.password-needed": "Enter the password you chose when you signed up.",
  "confirm.password-wrong":
    "That isn't the password you signed up with. Try again, or leave it empty and set a new one.",
  "credentials.wrong": "Wrong email or password. Check both, or get a sign-in link by email.",
  "link.expired": "This link has expired or was used already. Request a new one.",
  "mail.unsent": "The email could not be sent just now. Try again in a few minutes.",
  "oauth.account-exists":
    "You already have an account with this email. Sign in with your password or a link we email you; you can then connect the two in your settings.",
  "oauth.email-unverified":
    "That site hasn't confirmed your email, so it can't vouch for you. Sign in with a link we email you instead.",
  "oauth.failed": "Signing in there didn't work. Try again, or use your password or a link we email you.",
  "password.wrong": "That is not your current password.",
  "phone.code-expired": "This code has expired. Request a new one.",
  "phone.code-wrong": ({ triesLeft }) => {
    if (triesLeft === undefined) return "That is not the code.";
    return triesLeft === 0
      ? "That is not the code. Request a new one."
      : `That is not the code. ${counted(triesLeft, "try is", "tries are")} left.`;
  },
  "phone.invalid": "That isn't a phone number. Begin with a plus and the country code.",
  "phone.off": "This site doesn't send messages to phones.",
  "phone.unreachable": "WhatsApp doesn't know this number. Check it, or use another one.",
  "phone.unsent": "The code could not be sent just now. Try again in a few minutes.",
  "proof.needed": "Enter your password first, or sign in again.",
  "sign-in.banned": "This account was closed by the people who run this site.",
  "sign-in.changed":
    "You're signed in as someone else in this browser now, so nothing was sent. Reload the page to continue.",
  "sign-in.missing": "Sign in first.",
  "sign-in.not-found": "This device is signed out already.",
  "token.expired": "Choose a day in the future.",
  "token.not-found": "There is no such token. It may have been revoked already.",
  "token.sign-in-needed": "A token is not enough for this: sign in, and do it in your settings.",
  "token.too-many-kept": ({ tokensMax = 0 }) =>
    `You have ${counted(tokensMax, "token")}, the most you can have. Revoke one first.`,
  "user.last-admin": "This is the only admin. Make someone else an admin first.",
  "user.self": "You cannot do this to yourself. Ask another admin.",
};
