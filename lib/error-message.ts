import { counted, plural } from "./plural";

export type ErrorFacts = { reason: string; details?: Record<string, unknown> | undefined };

type Sentence = string | ((details: Record<string, unknown>) => string);

const count = (value: unknown) => (typeof value === "number" ? value : 0);

/** What each reason means to a person, and what they can do. In alphabetical order. */
const SENTENCES: Record<string, Sentence> = {
  "account.banned": "This account cannot hold seats any more. Ask the people who run this site.",
  "account.exists": "There is an account with this address already. Sign in to it instead.",
  "account.unconfirmed": "Confirm your e-mail address first: people are written to in your name.",
  "account.not-found": "There is no such account.",
  "account-export.too-many": "You have downloaded your data several times. Try again in an hour.",
  "account-proof.too-many": "That was tried too often. Try again in a quarter of an hour.",
  "address-change.demo": "The demo's people keep their email addresses.",
  "address-change.link-ended":
    "This link isn't valid anymore. Your email may have been changed already; if it wasn't you, contact the people who run this site.",
  "address-change.not-found":
    "This account has no such change of email waiting. Sign in with the account that asked for it, or ask again in your settings.",
  "address-change.same": "This is your email already.",
  "address-change.taken":
    "This email now has an account of its own. Delete that account first, or choose another email.",
  "address-change.too-many": "You asked to change your email several times. Try again in an hour.",
  "author-message.too-many":
    "You have sent 60 messages within a day, which is the most. Send this one tomorrow.",
  "bounce.not-found": "This address is written to again already.",
  "calendar-feed.too-many":
    "This calendar was asked for very often. Programs need to look once in an hour; try again later.",
  "calendar.not-found": "There is no calendar at this address. It may have been given a new one.",
  "capacity.below-taken": ({ seatsTaken }) =>
    `${counted(count(seatsTaken), "seat is", "seats are")} taken already. Choose at least as many.`,
  "capacity.moves-changed":
    "Something changed since you looked, so others would have to move now. Look at the list again.",
  "channel.forbidden": "These live updates are not yours to see.",
  "claim.deadline": "Choose a deadline that is still to come and not after the start.",
  "claim.ended": "This link has expired: the seats behind it went to the waitlist.",
  "claim.not-enough": ({ seatsLeft }) =>
    count(seatsLeft) === 0
      ? "Every seat of this group is claimed already."
      : `Only ${counted(count(seatsLeft), "seat is", "seats are")} left for this group.`,
  "claim.not-found": "There is no such claim link.",
  "claim.size": ({ seatsMax }) => `Hold 1 to ${counted(count(seatsMax), "seat")}.`,
  "claim.too-many-open": ({ linksMax }) =>
    `This event has ${counted(count(linksMax), "claim link")} open, which is the most. End one first.`,
  "confirm.password-needed": "Enter the password you chose when you signed up.",
  "confirm.password-wrong":
    "That isn't the password you signed up with. Try again, or leave it empty and set a new one.",
  "credentials.wrong": "Wrong email or password. Check both, or have a link emailed to you.",
  "csv.empty": "There is nobody in this list.",
  "csv.not-utf8": "We can't read this file. Save it again as “CSV UTF-8” and choose that file.",
  "csv.questions-changed": "The questions of this event were changed meanwhile. Download the file again.",
  "csv.too-large": "This file is larger than 1 MB, so it was not read. Send it in parts.",
  "csv.too-many-rows": ({ rows, rowsMax }) =>
    `This list has ${counted(count(rows), "person", "people")}; send at most ${count(rowsMax).toLocaleString("en-GB")} at once.`,
  "csv.unreadable": ({ line }) =>
    `This is no CSV from line ${count(line)} on. Look for a quotation mark that is never closed.`,
  "csv.workbook": "This is an Excel workbook. Save it as “CSV UTF-8” and choose that file.",
  "check-in.member": "This party is not that large.",
  "check-in.no-seat": "They have no seat, so they cannot be checked in.",
  "database.busy": "Too many people are asking at this moment. Nothing was changed; try again.",
  "database.faulty":
    "This site cannot save or find its data at the moment. Nothing was changed; try again later.",
  "database.full":
    "This site has no space left to save anything at the moment. Nothing was changed; try again later.",
  "database.read-only": "This site can only be read at the moment. Nothing was changed; try again later.",
  "database.unreachable":
    "We cannot reach our data at this moment. Look whether your change arrived, then try again.",
  "delivery.not-found": "There is no such message. Messages are kept for 30 days.",
  "event-message.too-many":
    "This event has had 20 messages within a day, which is the most. Send this one tomorrow.",
  "event.cancelled": "This event was cancelled. Restore or duplicate it first.",
  "event.called-off": "The operators of this site cancelled the event. Only they can restore it.",
  "event.restore-ended": "An event can be restored for 7 days after it was cancelled. Duplicate it instead.",
  "event.changed-meanwhile":
    "Someone changed this event in the meantime. Load the newer version, then make your change again.",
  "event.not-draft": "Only a draft can be deleted. Cancel the event instead, so that its guests are told.",
  "event.not-found": "There is no such event, or it is not yours to see.",
  "event.not-published": "This is still a draft. Delete it instead of cancelling it.",
  "event.past": "This event is over. Choose a new date first.",
  "event.slug-taken": "That did not work. Try again.",
  "event.too-many": "You made a lot of events within an hour. Take a break and come back later.",
  "fact.not-found": "There is no such fact. Those that were dealt with are kept for a week.",
  "fact.pending": "This fact is still to be handed on; there is nothing to replay yet.",
  "group.no-account": "Nobody with this address has an account here. Send them an invitation instead.",
  "group.not-all-fit": "Not everybody can be registered, so nobody was. See who, or register as many as fit.",
  "group.size": ({ groupMax }) => `Register 1 to ${counted(count(groupMax), "person", "people")} at once.`,
  "group.too-many": "You have looked up a lot of people within an hour. Go on in an hour.",
  "idempotency.in-progress": "A request with this Idempotency-Key is still under way. Ask again in a second.",
  "idempotency.key-invalid": ({ charactersMax }) =>
    `An Idempotency-Key has 1 to ${count(charactersMax)} printable ASCII characters.`,
  "idempotency.key-reused":
    "This Idempotency-Key stands for another request. Use a new key for a new request.",
  "idempotency.no-user": "An Idempotency-Key needs somebody to be kept for. Sign in first, or leave it out.",
  "idempotency.outcome-unknown":
    "We were cut off while doing this before. Look whether it arrived, and if not, send it with a new Idempotency-Key.",
  "input.invalid": "Something in what was sent cannot be used. Check the marked fields.",
  "invitation.answered": "This person has answered already.",
  "invite-link.too-many": "The link was renewed many times. Try again in an hour.",
  "invitation.closed": "This event is over or was cancelled, so there is nothing to answer.",
  "invitation.sign-in-needed": "Sign in to answer: the account with this address already exists.",
  "invitation-answer.too-many": "You changed your answer many times. Try again in an hour.",
  "invitation.event-not-open": "Invitations are sent while an event is published and not over yet.",
  "invitation.limit-reached": ({ invitationsMax, left }) =>
    `An event has at most ${counted(count(invitationsMax), "invitation")}; ${count(left).toLocaleString("en-GB")} more ${plural(count(left), "fits", "fit")}.`,
  "invitation.mailed-enough":
    "This address had a lot of mail of this kind today. Tell the person another way.",
  "invitation.not-found": "There is no such invitation. It may have been removed.",
  "invite-address.too-many": "As many people were invited from here as may be within a day. Go on tomorrow.",
  "invite-again-event.too-many":
    "As many invitations of this event were sent again as may be within a day. Go on tomorrow.",
  "invite-again.too-many": "This invitation was sent again three times within a day. Leave it for today.",
  "invite.too-many": "You have invited as many people as one account may within a day. Go on tomorrow.",
  "job.not-found": "There is no such job.",
  "limit.not-found": "This limit is gone already.",
  "link-mail-address.too-many": "Too many mails were asked for from here. Try again in an hour.",
  "link-mail.too-many":
    "We have mailed this address several times already. Check your email, or try again in an hour.",
  "link.expired": "This link has been used or is too old. Ask for a new one.",
  "live.off": "There are no live updates on this site. Ask again now and then instead.",
  "mail-day.too-many":
    "This address had as many mails as it may get from us within a day. Try again tomorrow.",
  "mail-hour.too-many":
    "This address had several mails from us already. Check your email, or try again in an hour.",
  "mail.not-found": "There is no such mail.",
  "mail.unsent": "The mail could not be sent just now. Try again in a few minutes.",
  "mailbox.not-found": "This site sends its mail for real and keeps no mailbox.",
  "message-address.too-many": "As many messages were sent from here as may be within a day. Go on tomorrow.",
  "message.nobody": "Nobody fits this choice now, so nothing was sent.",
  "message.not-found": "There is no such message.",
  "message.not-scheduled": ({ state }) =>
    state === "cancelled" ? "This message was cancelled already." : "This message has been sent already.",
  "message.time-past": "Choose a time that is still to come.",
  "message.time-too-far": "Choose a time within a year.",
  "network.lost": "We could not reach the server. Check your connection and try again.",
  "notification.not-found": "There is no such notification. Old ones are cleared away.",
  "oauth.account-exists":
    "You have an account with this address already. Sign in with your password or a mailed link; in your settings you can then connect the two.",
  "oauth.email-unverified":
    "That site has not confirmed your address, so it cannot vouch for you. Sign in with a mailed link instead.",
  "oauth.failed": "Signing in there did not work out. Try again, or use your password or a mailed link.",
  "offer.expired":
    "This offer ended without an answer, and the seats went to whoever was next. You can RSVP again.",
  "offer.link-used": "This link has been used already. The event page shows where you stand.",
  "offer.not-found": "This link isn't valid. Take the newest mail, or open the event page.",
  "offer.not-open": "There is no offer open for you at this moment.",
  "password.wrong": "That is not your current password.",
  "path.not-found": "There is nothing at this address.",
  "phone.code-expired": "This code has ended. Have a new one sent.",
  "phone.code-wrong": ({ triesLeft }) =>
    count(triesLeft) === 0
      ? "That is not the code. Have a new one sent."
      : `That is not the code. ${counted(count(triesLeft), "try is", "tries are")} left.`,
  "phone.invalid": "That is no phone number. Begin with a plus and the number of the country.",
  "phone.off": "This site sends nothing to phones.",
  "phone.unreachable": "WhatsApp knows no such number. Check it, or use another one.",
  "phone.unsent": "The code could not be sent just now. Try again in a few minutes.",
  "phone-code.too-many": "You have had five codes within an hour. Look in WhatsApp, or try again later.",
  "phone-code-address.too-many": "Too many codes were asked for from here. Try again in an hour.",
  "phone-code-number.too-many": "This number was sent several codes already. Try again tomorrow.",
  "pool.not-found": "There is no such event, or it is not yours to see.",
  "preference.fixed": "This cannot be chosen: you always hear of it this way, or never.",
  "request.aborted": "The connection was lost before everything had arrived.",
  "request.body-not-json": "The body is not valid JSON.",
  "request.body-too-deep": "The body nests too deep.",
  "request.body-not-object": "The body has to be a JSON object.",
  "request.forged": "This request did not come from our own pages, so nothing was changed.",
  "request.host-invalid": "This request does not say which site it is meant for.",
  "request.malformed": "This request cannot be read.",
  "request.method-not-supported": "This path does not know that method.",
  "request.payload-too-large": "That is too much at once. Send less.",
  "request.unsupported-media-type": "Send JSON, with Content-Type: application/json.",
  "role.admin-needed": "Only an admin may do this.",
  "role.too-low": "Your role on this event does not include this.",
  "rsvp.already-arrived": "People of this party have arrived already, so their seats cannot be given back.",
  "rsvp.left": "They cancelled or didn't answer before, so only they can RSVP again.",
  "rsvp.not-answered": "They haven't answered yet. A seat is held until they do.",
  "rsvp.mailed-enough": "They got many emails lately. Try again tomorrow.",
  "rsvp.no-invitations": "This person can't be invited.",
  "rsvp.barred": "The host does not let this person take part in this event.",
  "rsvp.changed-meanwhile":
    "Your RSVP changed in another window. Here is how it is now; check it and save again.",
  "rsvp.closed": "RSVPs for this event have closed.",
  "rsvp.declined": "The host declined your RSVP. Write to the host if you think that is a mistake.",
  "rsvp.ended": "This event is over.",
  "rsvp.event-cancelled": "This event was cancelled.",
  "rsvp.full": "Every seat is taken, and this event keeps no waitlist.",
  "rsvp.needs-other-seat": "Get a seat at the event first: this one goes with it.",
  "rsvp.no-seat": "Every seat is taken, so nothing was changed.",
  "rsvp.not-declined": "Only somebody who was declined can be restored.",
  "rsvp.not-found": "There is no such RSVP.",
  "rsvp.not-live": "This person holds no seat and no place in line any more.",
  "rsvp.not-open-yet": "RSVPs for this event have not opened yet.",
  "rsvp.not-pending": "There is no request of this person to approve.",
  "rsvp.not-published": "This event is not open for RSVPs yet.",
  "rsvp.not-waiting": "This person is not on the waitlist.",
  "rsvp.party-too-large": ({ capacity }) =>
    capacity === undefined
      ? "This party is larger than the whole event."
      : `This event has ${counted(count(capacity), "seat")} in all; your party is larger.`,
  "rsvp.priority-range": ({ priorityMax }) => `Choose a priority from 0 to ${count(priorityMax)}.`,
  "rsvp.too-many": ({ retryAfterSeconds }) =>
    `That was quick. Try again in ${counted(count(retryAfterSeconds), "second")}.`,
  "rsvp.too-many-guests": ({ guestsMax }) => {
    if (guestsMax === undefined) return "These are more guests than one person may bring.";
    return guestsMax === 0
      ? "This event is one seat per person."
      : `You can bring at most ${count(guestsMax)}.`;
  },
  "seats.busy": "Too many seats change hands at this moment. Nothing was changed; try again.",
  "seats.not-enough": ({ seatsLeft }) => {
    if (seatsLeft === undefined) return "There are not enough free seats.";
    return seatsLeft === 0
      ? "No more seats are free. Your RSVP stays as it was."
      : `Only ${count(seatsLeft)} more ${plural(count(seatsLeft), "seat is", "seats are")} free. Nothing was changed.`;
  },
  "series.full": ({ seriesMax }) => `A series has at most ${counted(count(seriesMax), "date")}.`,
  "series.too-many": "You have changed a lot of series within an hour. Go on in an hour.",
  "server.busy": "Too many people are asking at this moment. Nothing was changed; try again in a second.",
  "server.fault": "Something broke on our side. Nothing was lost; try again in a moment.",
  "sign-in.banned": "This account was closed by the people who run this site.",
  "sign-in.missing": "Sign in first.",
  "sign-in-account.too-many": "Too many tries. Wait a quarter of an hour, or have a link emailed to you.",
  "sign-in-address.too-many":
    "Too many tries from here. Wait a quarter of an hour, or have a link emailed to you.",
  "sign-in.work-needed":
    "Many people are signing in from this network. Try again in a moment, with JavaScript switched on.",
  "sign-in-link.work-needed":
    "Many people are signing in from this network. Try again in a moment, with JavaScript switched on.",
  "sign-in-work.too-many": "Too many people are signing in from this network. Try again in 15 minutes.",
  "link-mail-work.too-many": "Too many links were requested from this network. Try again in an hour.",
  "sign-up.too-many": "Too many accounts were made from here. Try again in an hour.",
  "sign-up.work-needed":
    "Many people are signing up from this network. Try again in a moment, with JavaScript switched on.",
  "sign-up-work.too-many": "Too many people are signing up from this network. Try again in an hour.",
  "sign-up-oauth.too-many": "Too many people are signing up from this network. Try again in an hour.",
  "sign-in-device.too-many": "Too many tries. Wait 15 minutes, or have a sign-in link emailed to you.",
  "sign-in-devices.too-many": "Too many tries. Wait 15 minutes, or have a sign-in link emailed to you.",
  "sign-in-elsewhere.too-many":
    "There were too many wrong tries for this account. Use a device you signed in on before, or have a sign-in link emailed to you.",
  "password-change.too-many": "Too many tries. Wait 15 minutes, then try again.",
  "link-mail-device.too-many":
    "We sent you several emails already. Check your email, or try again in an hour.",
  "link-mail-place.too-many":
    "Several emails to this address were asked for from here. Check your email, or try again in an hour.",
  "sign-in.changed":
    "You're signed in as someone else in this browser now, so nothing was sent. Reload the page to continue.",
  "sign-in.not-found": "This device is signed out already.",
  "socket.malformed": "This is no connection for live updates.",
  "staff.is-host": "This is the host's own address.",
  "staff.limit-reached": ({ staffMax }) => `An event has at most ${counted(count(staffMax), "helper")}.`,
  "template.variable-missing": "Something that this message should say is missing, so it was not sent.",
  "template.variable-unknown": "This message was given something that it does not say, so it was not sent.",
  "token.expired": "Choose a day in the future.",
  "token.not-found": "There is no such token. It may have been revoked already.",
  "token.session-needed": "A token is not enough for this: sign in, and do it in your settings.",
  "token.too-many-kept": ({ tokensMax }) =>
    `You have ${counted(count(tokensMax), "token")}, which is the most. Revoke one first.`,
  "invitation-refusal-link.not-found": "This link isn't valid. Take the one from the newest mail.",
  "unsubscribe-link.not-found": "This link isn't valid. Take the one from the newest mail.",
  "proof.needed": "Enter your password first, or sign in again.",
  "account.confirm-mismatch": "That is not your email address.",
  "user.last-admin": "This is the only admin. Make somebody else one first.",
  "user.self": "You cannot do this to yourself. Ask another admin.",
  "webhook-send.too-many": ({ retryAfterSeconds }) =>
    `That was a lot of messages. Try again in ${counted(count(retryAfterSeconds), "second")}.`,
  "webhook.address-not-public":
    "That address leads into a private network. Webhooks are sent to public addresses only.",
  "webhook.disabled": "This webhook is switched off. Switch it on first.",
  "webhook.host-unknown": "That host was not found. Check the name, or try again in a moment.",
  "webhook.not-found": "There is no such webhook. It may have been deleted.",
  "webhook.too-many-kept": ({ webhooksMax }) =>
    `You have ${counted(count(webhooksMax), "webhook")}, which is the most. Delete one first.`,
  "webhook.url-credentials":
    "Leave the name and password out of the address; the signature proves who we are.",
  "webhook.url-invalid": "That is no complete address. It begins with https://.",
  "webhook.url-not-https": "Webhooks are sent over https:// only.",
  "webhook.url-port": "Use port 443, or one from 1024 on.",
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
