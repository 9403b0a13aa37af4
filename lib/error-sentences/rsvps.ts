import { counted, grouped, plural } from "../plural";
import type { RSVP_REFUSALS } from "../refusals/rsvps";
import type { SentencesFor } from "./sentence";

export const RSVP_SENTENCES: SentencesFor<typeof RSVP_REFUSALS> = {
  "account.banned": "This account can't hold seats anymore. Contact the people who run this site.",
  "capacity.below-party": ({ capacity }) =>
    typeof capacity === "number"
      ? `This event has ${counted(capacity, "seat")}; this group is larger.`
      : "This group is larger than the whole event.",
  "claim.deadline": "Choose a deadline in the future and not after the start.",
  "claim.ended": "This link has expired: the seats behind it went to the waitlist.",
  "claim.not-enough": ({ seatsLeft }) =>
    seatsLeft
      ? `Only ${counted(seatsLeft, "seat is", "seats are")} left for this group.`
      : "Every seat of this group is claimed already.",
  "claim.not-found": "There is no such claim link.",
  "claim.size": ({ seatsMax = 0 }) => `Hold 1 to ${counted(seatsMax, "seat")}.`,
  "claim.too-many-open": ({ linksMax = 0 }) =>
    `This event has ${counted(linksMax, "claim link")} open, the most it can have. End one first.`,
  "group.no-account": "There's no account with this email. Send them an invitation instead.",
  "group.not-all-fit":
    "Not everyone can be registered, so no one was. See who can't, or register as many as fit.",
  "group.size": ({ groupMax = 0 }) => `Register 1 to ${counted(groupMax, "person", "people")} at a time.`,
  "offer.expired": "This offer has expired, and the seats went to the next person. You can RSVP again.",
  "offer.link-used": "This link has been used already. The event page shows your RSVP.",
  "offer.not-found": "This link isn't valid. Use the one in the newest email, or open the event page.",
  "offer.not-open": "You have no open offer at the moment.",
  "pool.not-found": "There is no such event, or you don't have access to it.",
  "rsvp.already-arrived": "Guests of this group have arrived already, so their seats can't be released.",
  "rsvp.barred": "The host does not let this person take part in this event.",
  "rsvp.changed-meanwhile":
    "Your RSVP changed in another window. Here is how it is now; check it and save again.",
  "rsvp.closed": "RSVPs for this event have closed.",
  "rsvp.declined": "The host declined your RSVP. Write to the host if you think that is a mistake.",
  "rsvp.ended": "This event is over.",
  "rsvp.full": "This event is full, and it has no waitlist.",
  "rsvp.left": "They cancelled or didn't answer before, so only they can RSVP again.",
  "rsvp.mailed-enough": "They got many emails lately. Try again tomorrow.",
  "rsvp.needs-other-seat": "Get a seat at the event first: this one depends on it.",
  "rsvp.no-invitations": "This person can't be invited.",
  "rsvp.no-seat": "Every seat is taken, so nothing was changed.",
  "rsvp.not-answered": "They haven't answered yet. A seat is held until they do.",
  "rsvp.not-declined": "Only guests who were declined can be restored.",
  "rsvp.not-found": "There is no such RSVP.",
  "rsvp.not-live": "This person holds no seat and is not on the waitlist anymore.",
  "rsvp.not-open-yet": "RSVPs for this event have not opened yet.",
  "rsvp.not-pending": "This person has no open request to approve.",
  "rsvp.not-published": "This event is not open for RSVPs yet.",
  "rsvp.not-waiting": "This person is not on the waitlist.",
  "rsvp.party-too-large": ({ capacity }) =>
    typeof capacity === "number"
      ? `This event has ${counted(capacity, "seat")}; your group is larger.`
      : "This group is larger than the whole event.",
  "rsvp.priority-range": ({ priorityMax = 0 }) => `Choose a priority from 0 to ${priorityMax}.`,
  "rsvp.too-many-guests": ({ guestsMax }) => {
    if (guestsMax === undefined) return "That's more guests than one person may bring.";
    return guestsMax === 0 ? "This event is one seat per person." : `You can bring at most ${guestsMax}.`;
  },
  "seats.busy": "Many seats are changing hands at the moment. Nothing was changed; try again.",
  "seats.clash": "You already have a seat at the same time.",
  "seats.cancelled": "This event was cancelled.",
  "seats.not-enough": ({ seatsLeft }) => {
    if (typeof seatsLeft !== "number") return "There are not enough free seats.";
    return seatsLeft === 0
      ? "No more seats are free. Your RSVP hasn't changed."
      : `Only ${grouped(seatsLeft)} more ${plural(seatsLeft, "seat is", "seats are")} free. Nothing was changed.`;
  },
};
