import type { KindName } from "../../domains/notifications/kinds/schema";
import type { Subject } from "../kinds/kind";
import type { RsvpMailFacts } from "../rsvp-facts";

/** A person to notify of something. Each occurrence is notified once per person and kind, ever. */
export type Occasion = {
  kind: KindName;
  /** The state, message, reminder slot or other occurrence that it is about. */
  occurrence: string;
  subject: Subject;
  /** An account, or an address without one. */
  to: { userId: string } | { address: string };
  /** Shown in the notification centre only; another occasion sends it. */
  inAppOnly?: boolean;
  /** Not to be sent earlier; it is not in the notification centre either. */
  notBefore?: Date;
  /** Changes the words of what the person was told; it is no news. */
  isQuiet?: boolean;
};

/** A bounded part of what a fact is an occasion for. */
export type Page = {
  occasions: Occasion[];
  /** Where the next part begins; null = this was the last. */
  next: string | null;
};

/** How one part of a fact is read. */
export type Step = {
  now: Date;
  /** Those of the facts' RSVPs, by id, as they are now. */
  rsvps: ReadonlyMap<string, RsvpMailFacts>;
  /** Where this part begins; null = at the beginning. */
  after: string | null;
  /** People in this part at most. */
  limit: number;
};

/** The only part. */
export const onePage = (...occasions: Occasion[]): Page => ({ occasions, next: null });

/** Below every id of a person, so that a first part begins at the first person. */
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** People are read in the order of their ids: an id is where one part ends and the next begins. */
export const personAfter = ({ after }: Pick<Step, "after">): string => after ?? BEFORE_ALL;

/** The part that these people are, of whom at most `limit` were read. */
export function pageOfPeople<Person extends { userId: string }>(
  people: Person[],
  { limit }: Pick<Step, "limit">,
  occasionOf: (person: Person) => Occasion,
): Page {
  const last = people.at(-1);
  return { occasions: people.map(occasionOf), next: last && people.length >= limit ? last.userId : null };
}
