/** The words of the seat engine. A pool belongs to an event or a session; the engine knows neither. */

export type PoolState = "draft" | "open" | "cancelled";
export type PartyRule = "skip" | "strict";
export type WaitlistMode = "automatic" | "offer";
export type RsvpStatus = "confirmed" | "waitlisted" | "offered" | "cancelled" | "declined";

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
  version: number;
};

export type RsvpFacts = {
  id: string;
  userId: string;
  status: RsvpStatus;
  guests: number;
  seats: number;
  queueNumber: number | null;
  passedOver: number;
  specialRequirements: string | null;
  rsvpAt: Date;
  statusAt: Date;
  offerExpiresAt: Date | null;
  version: number;
};

/** One thing asked of a pool. `actorId` is who asks; null is the system. */
export type SeatRequest = { actorId: string | null } & (
  | { kind: "join"; rsvpId: string; userId: string; guests: number; specialRequirements: string | null }
  | {
      kind: "edit";
      userId: string;
      /** Left out = as it is. */
      guests?: number | undefined;
      specialRequirements?: string | null | undefined;
      expectedVersion: number;
    }
  | { kind: "withdraw"; userId: string }
  | { kind: "promote"; rsvpId: string }
  | { kind: "decline"; rsvpId: string }
  | { kind: "restore"; rsvpId: string }
  | { kind: "terms"; terms: Partial<PoolTerms> }
  | { kind: "sweep" }
);

export type LedgerAction =
  | "confirmed"
  | "waitlisted"
  | "edited"
  | "withdrawn"
  | "promoted"
  | "promoted-by-host"
  | "passed-over"
  | "declined"
  | "restored"
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
  | { ok: true; rsvpId: string | null; created: boolean; changed: boolean }
  | {
      ok: false;
      code: "invalid" | "conflict" | "forbidden" | "not-found";
      reason: string;
      details?: Record<string, unknown>;
      /** The row that stays as it was, where the caller should now show it. */
      rsvpId?: string;
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
