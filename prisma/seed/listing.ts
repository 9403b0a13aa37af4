import type { QuestionInput } from "../../server/domains/events/questions/schema";
import type { PartyRule, PoolTerms } from "../../server/seats/facts";
import type { DESCRIPTIONS } from "./descriptions";
import type { PERSONAS } from "./personas";

type PersonaKey = keyof typeof PERSONAS;

/** A person who answers: a persona, or the next guest who has not answered this event yet. */
export type Answer = { who: PersonaKey | "guest"; guests?: number };

/** Terms of a pool that most demo events leave at their defaults. */
type RareTerms = Partial<Pick<PoolTerms, "waitlistMode" | "offerMinutes" | "approvalRequired">>;

/** An event of the demo. Days are counted from today in its zone; times are its wall clock. */
export type Listing = RareTerms & {
  key: keyof typeof DESCRIPTIONS;
  title: string;
  host: PersonaKey;
  place?: string;
  onlineUrl?: string;
  placeHidden?: true;
  guestList?: "everyone" | "hosts";
  timeZone: string;
  starts: { day: number; time: string };
  ends: { day: number; time: string };
  /** Absent = unlimited. */
  capacity?: number;
  guestsMax?: number;
  partyRule?: PartyRule;
  waitlistEnabled?: false;
  /** RSVPs close this many hours before the start. */
  closesHoursBefore?: number;
  status?: "draft" | "cancelled";
  visibility?: "unlisted" | "private";
  staff?: Partial<Record<PersonaKey, "cohost" | "door">>;
  answers: Answer[];
  /** The answers that are withdrawn at the end, by their index in `answers`: the queue moves up. */
  withdrawn?: number[];
  /** Where the host approves each guest: the approved answers, by their index in `answers`. */
  approved?: number[];
  /** Questions for everyone; each person answers with one of `replies` in turn. */
  questions?: (Omit<QuestionInput, "id"> & { replies: string[] })[];
  /** The number of waves in which the answers arrive; three if left out. */
  waves?: number;
  /** How many more dates follow, each a week later. They have no guests yet. */
  weeksMore?: number;
};

/** Parties of these sizes, by guests in this order. */
export function parties(...sizes: number[]): Answer[] {
  return sizes.map((size) => ({ who: "guest", guests: size - 1 }));
}

/** `count` guests, every third one with a guest of their own. */
export function crowd(count: number, guestsMax = 1): Answer[] {
  return parties(...Array.from({ length: count }, (_, index) => (index % 3 === 2 ? 1 + guestsMax : 1)));
}
