import { counted } from "../plural";
import type { WAITLIST_REFUSALS } from "../refusals/waitlists";
import type { SentencesFor } from "./sentence";

export const WAITLIST_SENTENCES: SentencesFor<typeof WAITLIST_REFUSALS> = {
  "waitlist.already-waiting": "Your organization is already on this venue's waitlist.",
  "waitlist.dates-passed":
    "The dates of this request have passed. Send a new request with other dates first.",
  "waitlist.deactivated": "This venue's waitlist is closed for now, because the venue didn't confirm it.",
  "waitlist.hold-expired": "This hold has expired, so your place on the waitlist has ended.",
  "waitlist.no-breaker": "This waitlist isn't paused. There is nothing to resolve.",
  "waitlist.not-active": "This waitlist entry has ended, or can't be changed any more.",
  "waitlist.not-found": "There is no such waitlist entry, or it isn't your organization's.",
  "waitlist.not-offered": "The venue isn't held for you, so there is nothing to convert.",
  "waitlist.not-unavailable": "You can join the waitlist once the venue has answered that it is unavailable.",
  "waitlist.too-many-active": ({ activeMax }) =>
    `Your organization can have ${counted(activeMax ?? 0, "active waitlist entry", "active waitlist entries")}. Cancel one first.`,
  "waitlist.venue-off": "This venue isn't listed at the moment, so its waitlist is closed.",
};
