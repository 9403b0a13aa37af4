/** The words of the seat engine. A pool belongs to an event or a session; the engine knows neither. */

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
  /** How many of the party have arrived. Check-in moves it; here it is read, and forgotten where they are put out. */
  checkedInSeats: number;
  version: number;
};

export type Answers = Record<string, string>;

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
};

/** What a person says of their party when they ask for seats. */
export type PartyWish = {
  /** The id of the row if there is none yet. */
  rsvpId: string;
  userId: string;
  guests: number;
  specialRequirements: string | null;
  answers?: Answers | undefined;
  source?: string | null | undefined;
};

export type GroupMode = "allOrNothing" | "asManyAsFit";
export type GroupMember = {
  rsvpId: string;
  userId: string;
  guests: number;
  /** The address that the host named; null where they named the account. */
  namedEmail?: string | null;
};

/** One thing asked of a pool. `actorId` is who asks; null is the system. */
export type SeatRequest = { actorId: string | null } & (
  | ({ kind: "join" } & PartyWish)
  | {
      kind: "edit";
      userId: string;
      /** Left out = as it is. */
      guests?: number | undefined;
      specialRequirements?: string | null | undefined;
      answers?: Answers | undefined;
      /** Left out = it holds whatever else was changed meanwhile. */
      expectedVersion?: number | undefined;
    }
  | { kind: "withdraw"; userId: string }
  /** The answer to an offer; `offeredAt` names the very offer where the caller may hold an older one. */
  | { kind: "accept" | "refuse"; rsvpId: string; offeredAt?: Date | undefined }
  | {
      kind: "promote" | "seat" | "approve" | "decline" | "remove" | "restore" | "bar" | "unbar";
      rsvpId: string;
    }
  | { kind: "prioritize"; rsvpId: string; priority: number }
  | { kind: "register"; members: GroupMember[]; mode: GroupMode }
  | {
      kind: "open-claim";
      link: Pick<
        ClaimLinkFacts,
        "id" | "leaderId" | "leaderEmail" | "label" | "token" | "seats" | "expiresAt"
      >;
    }
  | ({ kind: "claim"; linkId: string } & PartyWish)
  | { kind: "close-claim"; linkId: string }
  | {
      kind: "terms";
      terms: Partial<PoolTerms>;
      /** Consent to move exactly these RSVPs back into the line, so that a smaller capacity holds. */
      moving?: string[] | undefined;
    }
  | { kind: "sweep" }
);

export type LedgerAction =
  | "confirmed"
  | "waitlisted"
  | "requested"
  | "edited"
  | "withdrawn"
  | "promoted"
  | "promoted-by-host"
  | "offered"
  | "offered-by-host"
  | "accepted"
  | "refused"
  | "offer-expired"
  | "offer-renewed"
  | "passed-over"
  | "displaced"
  | "approved"
  | "declined"
  | "removed"
  | "restored"
  | "barred"
  | "unbarred"
  | "prioritized"
  | "registered"
  /** Registered by somebody else: a seat is held, or they wait, until they answer. */
  | "asked"
  /** What somebody who was asked says to it. */
  | "agreed"
  | "claimed"
  | "claim-opened"
  | "claim-ended"
  | "terms-changed";

export type LedgerLine = {
  rsvpId: string | null;
  actorId: string | null;
  action: LedgerAction;
  fromStatus: RsvpStatus | null;
  toStatus: RsvpStatus | null;
  seats: number;
  detail: Record<string, string | number | boolean | null>;
};

/** What became of one request. `changed` is false where everything already was as asked. */
export type SeatOutcome =
  | {
      ok: true;
      rsvpId: string | null;
      created: boolean;
      changed: boolean;
      /** Of a group: what became of each, in the order asked. */
      members?: MemberOutcome[];
    }
  | {
      ok: false;
      code: RefusalCode;
      reason: string;
      details?: Record<string, unknown>;
      /** The row that stays as it was, where the caller should now show it. */
      rsvpId?: string;
    };

export type RefusalCode = "invalid" | "conflict" | "forbidden" | "not-found" | "expired";

export type MemberOutcome = {
  userId: string;
  rsvpId: string | null;
  /** `offered`: a seat is held until they answer. `confirmed` only for who registers themselves. */
  outcome: "confirmed" | "offered" | "waitlisted" | "unchanged" | "refused";
  reason?: string;
};

/** The seats of a pool as anyone may see them. `seatsLeft` is null where capacity is unlimited. */
export type Seats = {
  capacity: number | null;
  confirmedSeats: number;
  offeredSeats: number;
  waitlistedSeats: number;
  waitlistLength: number;
  seatsLeft: number | null;
  version: number;
};
