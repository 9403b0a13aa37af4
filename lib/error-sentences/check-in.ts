import type { CHECK_IN_REFUSALS } from "../refusals/check-in";
import type { SentencesFor } from "./sentence";

export const CHECK_IN_SENTENCES: SentencesFor<typeof CHECK_IN_REFUSALS> = {
  "check-in.approval-needed":
    "The host approves each guest of this event, so no one can be added at the door.",
  "check-in.cancelled": "They cancelled, so they have no seat.",
  "check-in.code-forged": "This code was changed or was not made here. Find the person by name.",
  "check-in.code-incomplete": "Only a part of the code was read. Scan it again.",
  "check-in.code-not-ours": "This is not a ticket of this site.",
  "check-in.code-old-key":
    "This code is from before the site's key was changed. Ask them to open their ticket again.",
  "check-in.code-outdated":
    "This code is from before they gave their seat back. Ask them to open their ticket again.",
  "check-in.code-shared": "Two guests have this short code. Find the person by name.",
  "check-in.code-unknown": "No guest of this event has this code. Check it, or find the person by name.",
  "check-in.declined": "The host declined this person, so they have no seat.",
  "check-in.member": "This group is not that large.",
  "check-in.no-code": "There is a ticket while you have a seat or are on the waitlist.",
  "check-in.no-seat": "They have no seat, so they can't be checked in.",
  "check-in.no-walk-in": "This person can't be added at the door. Ask the host.",
  "check-in.nonce-used": "This scan was sent before with other content. Scan again.",
  "check-in.not-in-session": ({ canWalkIn }) =>
    canWalkIn
      ? "They have a seat at the event, but not at this session. There is room, so you can add them."
      : "They have a seat at the event, but not at this session.",
  "check-in.not-on-list": "This person is not on the list of this event.",
  "check-in.not-open-yet": "Check-in has not opened yet.",
  "check-in.offer-open":
    "They were offered a seat and have not accepted it yet. Ask them to accept it on their phone.",
  "check-in.other-event": ({ title }) =>
    title ? `This ticket is for another event: ${title}.` : "This ticket is for another event.",
  "check-in.over": "Check-in has closed.",
  "check-in.pending": "The host has not approved this person yet.",
};
