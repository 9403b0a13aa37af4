/** What the seat engine knows: pools, the RSVPs in them, links that keep seats, and the queue. */

export type PoolState = "draft" | "open" | "cancelled";
export type PartyRule = "skip" | "strict";
export type WaitlistMode = "automatic" | "offer";
export type RsvpStatus = "confirmed" | "waitlisted" | "offered" | "cancelled" | "declined" | "pending";

/** Hosts give a place in line 0 to 100; higher is served first. */
export const PRIORITY_MAX = 100;
/** Above what any host gives: whoever was moved out of a seat stands at the head of the line. */
export const PRIORITY_DISPLACED = 1000;
/** People in one group registration, and seats behind one claim link. */
export const GROUP_MAX = 100;
/** Claim links that an event has open at once: all of them are read whenever one may end. */
export const CLAIM_LINKS_MAX = 200;

/** On what terms the seats of a pool are given. Instants are UTC. */
export type PoolTerms = {
  state: PoolState;
  /** Seats; null = unlimited. */
  capacity: number | null;
  guestsMax: number;
  waitlistEnabled: boolean;
  waitlistMode: WaitlistMode;
  partyRule: PartyRule;
  /** Under `skip`: how often a party may be passed over before seats are saved for it. */
  passOversMax: number;
  /** How long an offer stands at most; it never outlasts the deadline or the start. */
  offerMinutes: number;
  /** How long before the start automatic promotion ends. */
  cutoffMinutes: number;
  /** Whoever asks holds nothing until a host approves. */
  approvalRequired: boolean;
  /** Null = as soon as it is published. */
  opensAt: Date | null;
  closesAt: Date | null;
  startsAt: Date;
  endsAt: Date;
};

export type PoolFacts = PoolTerms & {
  id: string;
  confirmedSeats: number;
  offeredSeats: number;
  waitlistedSeats: number;
  waitlistLength: number;
  nextQueueNumber: number;
  /** The last number given at the head of the queue; falling, from 0. */
  headQueueNumber: number;
  version: number;
  /** The pool in which a person needs a seat to hold or await one here; null where none is needed. */
  dependsOn: string | null;
  /** Whether there are pools that depend on this one. */
  hasDependents: boolean;
};

export type RsvpFacts = {
  id: string;
  userId: string;
  status: RsvpStatus;
  guests: number;
  seats: number;
  queueNumber: number | null;
  priority: number;
  passedOver: number;
  specialRequirements: string | null;
  /** By id of the question. The engine keeps them and knows nothing of them. */
  answers: Answers;
  source: string | null;
  rsvpAt: Date;
  statusAt: Date;
  /** The end of an offer: to come while offered, gone by on a cancelled row whose offer ran out. */
  offerExpiresAt: Date | null;
  barredAt: Date | null;
  /** When somebody else registered this person; null once they answered themselves. */
  askedAt: Date | null;
  /** The address by which they were registered, until they answer. */
  namedEmail: string | null;
  /** When the person withdrew, refused an offer or let it end; null once they answer again. */
  leftAt: Date | null;
  claimLinkId: string | null;
  /** When the first of the party arrived. */
  checkedInAt: Date | null;
  /** How many of the party have arrived, and who by number: 0 is the person, 1 and up their guests. */
  checkedInSeats: number;
  checkedInMembers: number[];
  /** Pools that the person leaves in the moment in which they get a seat here. */
  dropIfIn: string[];
  version: number;
};

export type Answers = Record<string, string>;

/** What becomes of answers: the text of one that is given now, null for one that is given no more. Others stay. */
export type AnswerChanges = Record<string, string | null>;

/** The answers after these changes. */
export function changedAnswers(before: Answers, changes: AnswerChanges): Answers {
  const after = Object.entries({ ...before, ...changes });
  return Object.fromEntries(after.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Seats that a leader keeps for a group. What is unclaimed counts as offered until `expiresAt`. */
export type ClaimLinkFacts = {
  id: string;
  leaderId: string;
  /** The address by which a host named the leader; null where they lead it themselves. */
  leaderEmail?: string | null;
  label: string | null;
  token: string;
  seats: number;
  unclaimedSeats: number;
  expiresAt: Date;
  closedAt: Date | null;
};

/** The waiting rows that a decision has read, first in line first. */
export type QueueView = {
  waiters: RsvpFacts[];
  /** False where more are waiting behind the last of `waiters`. */
  complete: boolean;
  /** No waiting party of the whole queue is smaller; null where nobody waits. */
  smallestParty: number | null;
};

export type SeatFacts = {
  pool: PoolFacts;
  /**
   * The rows that the requests speak of, by user or by id; every offer past its end, or all where the terms change; every
   * request where approval ends; and, where the capacity may fall below what is taken, the newest rows that hold seats.
   */
  rsvps: RsvpFacts[];
  /** The claim links that still keep seats. */
  links: ClaimLinkFacts[];
  queue: QueueView;
  /** Users who may not hold a seat anywhere: banned or deleted. */
  barred: ReadonlySet<string>;
  /** Where a seat elsewhere is needed: those in sight who have it. */
  holders: ReadonlySet<string>;
  /** Where others depend on this pool: by user, those of them in which the seated people in sight hold or await seats. */
  dependents: ReadonlyMap<string, string[]>;
};

/** The seats of a pool as anyone may see them. `seatsLeft` is null where capacity is unlimited. */
export type Seats = {
  capacity: number | null;
  confirmedSeats: number;
  offeredSeats: number;
  waitlistedSeats: number;
  waitlistLength: number;
  seatsLeft: number | null;
  /** Whether the seats left are the queue's: a newcomer waits, however small their party. */
  heldForWaitlist: boolean;
  version: number;
};
