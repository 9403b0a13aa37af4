import { counted } from "../plural";
import type { LIMIT_REFUSALS } from "../refusals/limits";
import type { SentencesFor } from "./sentence";

type Wait = { retryAfterSeconds?: number };

/** For limits of a minute, where the wait is worth counting in seconds. */
const tooManyChanges = ({ retryAfterSeconds = 60 }: Wait) =>
  `Too many changes. Try again in ${counted(retryAfterSeconds, "second")}.`;

export const LIMIT_SENTENCES: SentencesFor<typeof LIMIT_REFUSALS> = {
  "account-export.too-many": "You've downloaded your data several times. Try again in an hour.",
  "account-proof.too-many": "Too many tries. Try again in 15 minutes.",
  "address-change.too-many": "You asked to change your email several times. Try again in an hour.",
  "author-message.too-many":
    "You've sent 60 messages in one day, the most you can send. Send this one tomorrow.",
  "block.too-many": "You've blocked and unblocked a lot of people within an hour. Try again later.",
  "calendar-feed.too-many": "Too many requests for this calendar. Try again in a minute.",
  "comment.too-many": tooManyChanges,
  "community.too-many": "You created a lot of groups within an hour. Try again later.",
  "contribution-delete.too-many": tooManyChanges,
  "event.too-many": "You created a lot of events within an hour. Try again later.",
  "event-message.too-many":
    "This event's guests got 20 messages in one day, the most you can send. Send this one tomorrow.",
  "event-view.too-many": tooManyChanges,
  "group.too-many": "You've looked up a lot of people within an hour. Try again in an hour.",
  "group-answer.too-many": tooManyChanges,
  "group-ban.too-many": "You changed a lot of bans within an hour. Try again later.",
  "group-edit.too-many": "You changed groups many times within an hour. Try again later.",
  "group-invite.too-many": "You've invited as many people as you can in one day. Try again tomorrow.",
  "group-invite-again.too-many":
    "This group invited this address three times in one day. Invite it again tomorrow.",
  "group-join.too-many": tooManyChanges,
  "group-link.too-many": "You made a lot of invitation links within an hour. Try again later.",
  "group-remove.too-many": "You removed a lot of members within an hour. Try again later.",
  "group-role.too-many": "You changed a lot of roles within an hour. Try again later.",
  "hide-all.too-many": "You did this a lot within an hour. Try again later.",
  "host-action.too-many": tooManyChanges,
  "invitation-answer.too-many": "You've changed your answer many times. Try again in an hour.",
  "invite.too-many": "You've invited as many people as you can in one day. Try again tomorrow.",
  "invite-address.too-many": "Too many people were invited from this network in one day. Try again tomorrow.",
  "invite-again.too-many": "This invitation was sent again three times in one day. Try again tomorrow.",
  "invite-again-event.too-many":
    "Too many of this event's invitations were sent again in one day. Try again tomorrow.",
  "invite-link.too-many": "The link was renewed many times. Try again in an hour.",
  "link-mail.too-many": "We've sent you several emails already. Check your email, or try again in an hour.",
  "link-mail-address.too-many": "Too many emails were requested from this network. Try again in an hour.",
  "link-mail-device.too-many":
    "We've sent you several emails already. Check your email, or try again in an hour.",
  "link-mail-place.too-many":
    "Several emails were requested for this account from this network. Check your email, or try again in an hour.",
  "link-mail-work.too-many": "Too many links were requested from this network. Try again in an hour.",
  "link-used.too-many": "Too many links were used from this network today. Try again tomorrow.",
  "mail-day.too-many": "We've sent as many emails to this address as we send in one day. Try again tomorrow.",
  "mail-hour.too-many":
    "We've sent several emails to this address already. Check your email, or try again in an hour.",
  "member-suspend.too-many": "You suspended a lot of members within an hour. Try again later.",
  "member-warn.too-many": "You warned a lot of members within an hour. Try again later.",
  "message-address.too-many": "Too many messages were sent from this network in one day. Try again tomorrow.",
  "moderation-act.too-many": tooManyChanges,
  "offer-link.too-many": tooManyChanges,
  "organization.too-many": "You created a lot of organizations within an hour. Try again later.",
  "organization-invite.too-many": "You've invited as many people as you can in one day. Try again tomorrow.",
  "organization-invite-again.too-many":
    "This person was invited three times in one day. Wait until tomorrow before you ask them again.",
  "password-change.too-many": "Too many tries. Wait 15 minutes, then try again.",
  "phone-code.too-many": "You've had five codes within an hour. Check WhatsApp, or try again later.",
  "phone-code-address.too-many": "Too many codes were requested from this network. Try again in an hour.",
  "phone-code-number.too-many": "Several codes were sent to this number already. Try again tomorrow.",
  "post.too-many": tooManyChanges,
  "post-draft.too-many": tooManyChanges,
  "reaction.too-many": tooManyChanges,
  "read-mark.too-many": tooManyChanges,
  "report.too-many": "You've reported a lot within an hour. Try again in an hour.",
  "report-resolve.too-many": tooManyChanges,
  "rfp.too-many": "You created a lot of requests within an hour. Try again later.",
  "rfp-answer.too-many": "This answer was changed many times. Try again in an hour.",
  "rfp-ask.too-many": "Your organization asked a lot of venues within an hour. Try again later.",
  "rfp-ask-anew.too-many": "You asked this venue again a lot today. Try again tomorrow.",
  "rfp-suggestions.too-many": "You asked for a lot of suggestions within a few minutes. Try again later.",
  "rfp-question.too-many": "You wrote a lot of messages within an hour. Try again later.",
  "rsvp.too-many": tooManyChanges,
  "session.too-many":
    "You've added a lot of sessions within an hour. Try again in an hour, or import a file.",
  "series.too-many": "You've changed a lot of series within an hour. Try again in an hour.",
  "session-import.too-many": "You've imported a lot of files within an hour. Try again in an hour.",
  "session-rsvp.too-many": tooManyChanges,
  "sign-in.work-needed":
    "Many people are signing in from this network. Try again in a moment, with JavaScript switched on.",
  "sign-in-account.too-many": "Too many tries. Wait 15 minutes, or get a sign-in link by email.",
  "sign-in-address.too-many":
    "Too many tries from this network. Wait 15 minutes, or get a sign-in link by email.",
  "sign-in-device.too-many": "Too many tries. Wait 15 minutes, or get a sign-in link by email.",
  "sign-in-devices.too-many": "Too many tries. Wait 15 minutes, or get a sign-in link by email.",
  "sign-in-elsewhere.too-many":
    "There were too many wrong tries for this account. Use a device you signed in on before, or get a sign-in link by email.",
  "sign-in-link.work-needed":
    "Many people are signing in from this network. Try again in a moment, with JavaScript switched on.",
  "sign-in-work.too-many": "Too many people are signing in from this network. Try again in 15 minutes.",
  "sign-up.too-many": "Too many accounts were created from this network. Try again in an hour.",
  "sign-up.work-needed":
    "Many people are signing up from this network. Try again in a moment, with JavaScript switched on.",
  "sign-up-oauth.too-many": "Too many people are signing up from this network. Try again in an hour.",
  "sign-up-work.too-many": "Too many people are signing up from this network. Try again in an hour.",
  "tag-change.too-many": "You changed a lot of tags within an hour. Try again later.",
  "tag-follow.too-many": tooManyChanges,
  "upload.too-many": "You've uploaded as many files as you can in one day. Try again tomorrow.",
  "upload-try.too-many": "This file was sent too many times. Please start a new upload.",
  "venue.too-many": "You created a lot of venues within an hour. Try again later.",
  "webhook.too-many": tooManyChanges,
  "webhook-send.too-many": ({ retryAfterSeconds = 60 }) =>
    `Too many test messages. Try again in ${counted(retryAfterSeconds, "second")}.`,
  "work-spent.too-many": "This answer was used already. Try again.",
};
