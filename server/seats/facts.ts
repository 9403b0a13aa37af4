/** The data of the seat engine: pools, the RSVPs in them, claim links, and the queue. */

export type PoolState = "draft" | "open" | "cancelled";
export type PartyRule = "skip" | "strict";
export type WaitlistMode = "automatic" | "offer";
export type RsvpStatus = "confirmed" | "waitlisted" | "offered" | "cancelled" | "declined" | "pending";

/** Hosts set a priority in the queue from 0 to 100; a higher one is served first. */
export const PRIORITY_MAX = 100;
/** Above any priority that a host can set: an RSVP that was moved out of a seat goes to the head of the queue. */
export const PRIORITY_DISPLACED = 1000;
/** The most people in one group registration, and the most seats behind one claim link. */
export const GROUP_MAX = 100;
/** The most open claim links of an event: all of them are read whenever one may end. */
export const CLAIM_LINKS_MAX = 200;

/** The terms by which the seats of a pool are given. Instants are UTC. */
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
  /** The longest time that an offer stays open; it never outlasts the deadline or the start. */
  offerMinutes: number;
  /** How many minutes before the start automatic promotion ends. */
  cutoffMinutes: number;
  /** A request holds no seat until a host approves it. */
  approvalRequired: boolean;
  /** Null = open as soon as the event is published. */
  opensAt: Date | null;
  closesAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  /** A person may hold a seat here beside seats in other pools at the same time. Asked where a seat elsewhere is required. */
  overlapAllowed: boolean;
  /**
   * From how many minutes after the start the seats of guests who have not arrived go to waitlisted people at the
   * door; null = never.
   */
  doorMinutes: number | null;
};

export type PoolFacts = PoolTerms & {
  id: string;
  confirmedSeats: number;
  offeredSeats: number;
  waitlistedSeats: number;
  waitlistLength: number;
  nextQueueNumber: number;
  /** The last queue number given at the head of the queue; it falls, from 0. */
  headQueueNumber: number;
  version: number;
  /** The pool in which a person needs a seat to hold or await one here; null where none is required. */
  dependsOn: string | null;
  /** Whether other pools depend on this one. */
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
  /** By question id. The engine stores them without reading them. */
  answers: Answers;
  source: string | null;
  rsvpAt: Date;
  statusAt: Date;
  /** The end of an offer: in the future while offered, in the past on a cancelled row whose offer expired. */
  offerExpiresAt: Date | null;
  barredAt: Date | null;
  /** When a host registered this person; null once they answered themselves. */
  askedAt: Date | null;
  /** The address by which they were registered, until they answer. */
  namedEmail: string | null;
  /** When the person withdrew, declined an offer or let it expire; null once they answer again. */
  leftAt: Date | null;
  claimLinkId: string | null;
  /** When the first member of the party arrived. */
  checkedInAt: Date | null;
  /** How many of the party have arrived, and which members: 0 is the person, 1 and up their guests. */
  checkedInSeats: number;
  checkedInMembers: number[];
  /** Pools that the person leaves at the moment they get a seat here. */
  dropIfIn: string[];
  /** Since when the person is at the door without a seat. */
  onSiteAt: Date | null;
  version: number;
};

export type Answers = Record<string, string>;

/** Changes to answers: a text sets an answer, null removes it. Answers that are not named stay. */
export type AnswerChanges = Record<string, string | null>;

/** Applies changes to answers. @returns the new answers; `before` is not modified */
export function changedAnswers(before: Answers, changes: AnswerChanges): Answers {
  const after = Object.entries({ ...before, ...changes });
  return Object.fromEntries(after.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Seats that a group leader holds for a group. Unclaimed ones count as offered until `expiresAt`. */
export type ClaimLinkFacts = {
  id: string;
  leaderId: string;
  /** Who opened the link. */
  makerId: string;
  /** The address by which the maker named the leader; null where the maker leads the group. */
  leaderEmail?: string | null;
  label: string | null;
  token: string;
  seats: number;
  unclaimedSeats: number;
  expiresAt: Date;
  closedAt: Date | null;
};

/** The part of the queue that a decision has read, head first. */
export type QueueView = {
  waiters: RsvpFacts[];
  /** False where more RSVPs wait behind the last of `waiters`. */
  complete: boolean;
  /** A lower bound for the party size of every waitlisted RSVP of the whole queue; null where the queue is empty. */
  smallestParty: number | null;
};

/** A seat that a person holds, is offered or awaits in another pool beside this one. */
export type SeatElsewhere = {
  poolId: string;
  status: "confirmed" | "offered" | "waitlisted";
  startsAt: Date;
  endsAt: Date;
  overlapAllowed: boolean;
  hasArrived: boolean;
};

export type SeatFacts = {
  pool: PoolFacts;
  /**
   * The rows that the requests name, by user or by id. Also every offer past its end, or every offer where the
   * terms change; every open request where approval ends; and the newest seated rows where the capacity may fall
   * below the seats taken.
   */
  rsvps: RsvpFacts[];
  /** The claim links that still hold seats. */
  links: ClaimLinkFacts[];
  queue: QueueView;
  /** Users who may not hold a seat anywhere: banned or deleted. */
  barred: ReadonlySet<string>;
  /** Where a seat elsewhere is required: the users in view who have it. */
  holders: ReadonlySet<string>;
  /**
   * Where other pools depend on this one: by user, the dependent pools in which the seated people in view hold or
   * await seats.
   */
  dependents: ReadonlyMap<string, string[]>;
  /**
   * Where a seat elsewhere is required: by user in view, their seats in the other pools that require the same one.
   */
  elsewhere: ReadonlyMap<string, SeatElsewhere[]>;
};

/** The seats of a pool as anyone may see them. `seatsLeft` is null where capacity is unlimited. */
export type Seats = {
  capacity: number | null;
  confirmedSeats: number;
  offeredSeats: number;
  waitlistedSeats: number;
  waitlistLength: number;
  seatsLeft: number | null;
  /** Whether the seats left are held for the queue: a newcomer waits, however small their party. */
  heldForWaitlist: boolean;
  version: number;
};

/** An RSVP that holds and awaits nothing yet, without its person and party. */
export function blankRow(
  now: Date,
): Omit<RsvpFacts, "id" | "userId" | "guests" | "specialRequirements" | "seats"> {
  return {
    status: "cancelled",
    queueNumber: null,
    priority: 0,
    passedOver: 0,
    answers: {},
    source: null,
    rsvpAt: now,
    statusAt: now,
    offerExpiresAt: null,
    barredAt: null,
    askedAt: null,
    namedEmail: null,
    leftAt: null,
    claimLinkId: null,
    checkedInAt: null,
    checkedInSeats: 0,
    checkedInMembers: [],
    dropIfIn: [],
    onSiteAt: null,
    version: 0,
  };
}
