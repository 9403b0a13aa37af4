const closedWords: Record<string, { label: string; sentence: string }> = {
  "rsvp.not-published": { label: "Not open yet", sentence: "RSVPs open when the host publishes the event." },
  "rsvp.not-open-yet": { label: "RSVPs are not open yet", sentence: "Come back when they are." },
  "seats.cancelled": { label: "Event cancelled", sentence: "RSVPs are closed." },
  "rsvp.ended": { label: "Event over", sentence: "RSVPs are closed." },
  "rsvp.closed": { label: "RSVPs closed", sentence: "The deadline to RSVP has passed." },
};
const full = {
  label: "Full",
  sentence:
    "All seats are taken and there's no waitlist. If someone cancels, the seat appears here right away.",
};
const closed = { label: "RSVPs closed", sentence: "Check back later." };

/** Why RSVPs are closed: in two words, and in a sentence. */
export function closedIn(reason: string): { label: string; sentence: string } {
  return reason === "rsvp.full" ? full : (closedWords[reason] ?? closed);
}
