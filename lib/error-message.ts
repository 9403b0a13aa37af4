import { plural } from "./plural";

export type ErrorFacts = { reason: string; details?: Record<string, unknown> | undefined };

type Sentence = string | ((details: Record<string, unknown>) => string);

const count = (value: unknown) => (typeof value === "number" ? value : 0);

/** What each reason means to a person, and what they can do. In alphabetical order. */
const SENTENCES: Record<string, Sentence> = {
  "account.banned": "This account cannot hold seats any more. Ask the people who run this site.",
  "account.exists": "There is an account with this address already. Sign in to it instead.",
  "account.not-found": "There is no such account.",
  "capacity.below-taken": ({ seatsTaken }) =>
    `${count(seatsTaken)} ${plural(count(seatsTaken), "seat is", "seats are")} taken already. Choose at least as many.`,
  "credentials.wrong":
    "That address and password do not go together. Check both, or have a link mailed to you.",
  "database.busy": "Too many people are asking at this moment. Nothing was changed; try again.",
  "database.unreachable":
    "We cannot reach our data at this moment. Look whether your change arrived, then try again.",
  "event.cancelled": "This event was cancelled. It can be duplicated, not changed.",
  "event.changed-meanwhile":
    "Somebody changed this event in the meantime. Load the newer version, then make your change again.",
  "event.not-draft": "Only a draft can be deleted. Cancel the event instead, so that its guests are told.",
  "event.not-found": "There is no such event, or it is not yours to see.",
  "event.not-published": "This is still a draft. Delete it instead of cancelling it.",
  "event.past": "This event is over. Choose a new date first.",
  "event.slug-taken": "That did not work. Try again.",
  "event.too-many": "You made a lot of events within an hour. Take a break and come back later.",
  "input.invalid": "Something in what was sent cannot be used. Check the marked fields.",
  "link-mail-address.too-many": "Too many mails were asked for from here. Try again in an hour.",
  "link-mail.too-many":
    "We have mailed this address several times already. Look in your mail, or try again in an hour.",
  "link.expired": "This link has been used or is too old. Ask for a new one.",
  "live.off": "There are no live updates on this site. Ask again now and then instead.",
  "mail.not-found": "There is no such mail.",
  "mail.unsent": "The mail could not be sent just now. Try again in a few minutes.",
  "mailbox.not-found": "This site sends its mail for real and keeps no mailbox.",
  "network.lost": "We could not reach the server. Check your connection and try again.",
  "oauth.account-exists":
    "You have an account with this address already. Sign in with your password or a mailed link; in your settings you can then connect the two.",
  "oauth.email-unverified":
    "That site has not confirmed your address, so it cannot vouch for you. Sign in with a mailed link instead.",
  "oauth.failed": "Signing in there did not work out. Try again, or use your password or a mailed link.",
  "password.wrong": "That is not your current password.",
  "path.not-found": "There is nothing at this address.",
  "request.aborted": "The connection was lost before everything had arrived.",
  "request.body-not-json": "The body is not valid JSON.",
  "request.body-not-object": "The body has to be a JSON object.",
  "request.forged": "This request did not come from our own pages, so nothing was changed.",
  "request.host-invalid": "This request does not say which site it is meant for.",
  "request.method-not-supported": "This path does not know that method.",
  "request.payload-too-large": "That is too much at once. Send less.",
  "request.unsupported-media-type": "Send JSON, with Content-Type: application/json.",
  "role.admin-needed": "Only an admin may do this.",
  "role.too-low": "Your role on this event does not include this.",
  "rsvp.changed-meanwhile":
    "Your RSVP changed in another window. Here is how it is now; check it and save again.",
  "rsvp.closed": "RSVPs for this event have closed.",
  "rsvp.declined": "The host declined your RSVP. Write to the host if you think that is a mistake.",
  "rsvp.ended": "This event is over.",
  "rsvp.event-cancelled": "This event was cancelled.",
  "rsvp.full": "Every seat is taken, and this event keeps no waitlist.",
  "rsvp.not-declined": "Only somebody who was declined can be restored.",
  "rsvp.not-found": "There is no such RSVP.",
  "rsvp.not-live": "This person has cancelled already.",
  "rsvp.not-published": "This event is not open for RSVPs yet.",
  "rsvp.not-waiting": "This person is not on the waitlist.",
  "rsvp.party-too-large": ({ capacity }) =>
    `This event has ${count(capacity)} seats in all; your party is larger.`,
  "rsvp.too-many": ({ retryAfterSeconds }) =>
    `That was quick. Try again in ${count(retryAfterSeconds)} ${plural(count(retryAfterSeconds), "second", "seconds")}.`,
  "rsvp.too-many-guests": ({ guestsMax }) =>
    count(guestsMax) === 0
      ? "This event is one seat per person."
      : `You can bring at most ${count(guestsMax)}.`,
  "seats.not-enough": ({ seatsLeft }) =>
    count(seatsLeft) === 0
      ? "No more seats are free. Your RSVP stays as it was."
      : `Only ${count(seatsLeft)} more ${plural(count(seatsLeft), "seat is", "seats are")} free. Nothing was changed.`,
  "server.busy": "Too many people are asking at this moment. Nothing was changed; try again in a second.",
  "server.fault": "Something broke on our side. Nothing was lost; try again in a moment.",
  "session.banned": "This account was closed by the people who run this site.",
  "session.missing": "Sign in first.",
  "sign-in-account.too-many": "Too many tries. Wait a quarter of an hour, or have a link mailed to you.",
  "sign-in-address.too-many":
    "Too many tries from here. Wait a quarter of an hour, or have a link mailed to you.",
  "sign-up.too-many": "Too many accounts were made from here. Try again in an hour.",
  "staff.is-host": "This is the host's own address.",
  "staff.limit-reached": ({ staffMax }) => `An event has at most ${count(staffMax)} helpers.`,
  "token.expired": "Choose a day in the future.",
  "token.not-found": "There is no such token. It may have been revoked already.",
  "token.session-needed": "A token is not enough for this: sign in, and do it in your settings.",
  "token.too-many-kept": ({ tokensMax }) =>
    `You have ${count(tokensMax)} tokens, which is the most. Revoke one first.`,
};

/** The sentence for a refusal. An unknown reason gets the neutral one, never its code. */
export function errorMessage({ reason, details }: ErrorFacts): string {
  const sentence =
    SENTENCES[reason] ?? (reason.endsWith(".too-many") ? SENTENCES["rsvp.too-many"] : undefined);
  if (!sentence) return "That did not work. Nothing was changed; try again.";
  return typeof sentence === "string" ? sentence : sentence(details ?? {});
}

/** The refusal inside whatever a query or mutation threw; a lost line where there is none. */
export function errorFacts(error: unknown): ErrorFacts {
  const data = (error as { data?: Partial<ErrorFacts> } | null)?.data;
  return { reason: data?.reason ?? "network.lost", details: data?.details };
}
