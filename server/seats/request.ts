import type { AnswerChanges, ClaimLinkFacts, PoolTerms } from "./facts";

/** What a person states about their party when they request seats. */
export type PartyRequest = {
  /** The id for a new row; an existing row keeps its own. */
  rsvpId: string;
  userId: string;
  guests: number;
  specialRequirements: string | null;
  answers?: AnswerChanges | undefined;
  source?: string | null | undefined;
  /** True = refuse the party rather than put it in the queue. */
  seatOnly?: boolean | undefined;
  /** Pools of the same event to leave at the moment a seat here is theirs: right away, or when they are promoted. */
  dropIfIn?: string[] | undefined;
  /** They are at the door: the opening time and the deadline of RSVPs do not bind. */
  atDoor?: boolean | undefined;
  /** Join the queue even though they have a seat elsewhere at the same time: while they have it, they are not promoted. */
  onlyIfFree?: boolean | undefined;
};

export type GroupMode = "allOrNothing" | "asManyAsFit";
export type GroupMember = {
  rsvpId: string;
  userId: string;
  guests: number;
  /** The address that the host named; null where the host named the account. */
  namedEmail?: string | null;
};

/** One request for a pool. `actorId` is the requester; null is the system. */
export type SeatRequest = { actorId: string | null } & (
  | ({ kind: "join" } & PartyRequest)
  | {
      kind: "edit";
      userId: string;
      /** Left out = unchanged. */
      guests?: number | undefined;
      specialRequirements?: string | null | undefined;
      answers?: AnswerChanges | undefined;
      /** Left out = the edit applies even if other changes happened meanwhile. */
      expectedVersion?: number | undefined;
    }
  | { kind: "withdraw"; userId: string }
  /**
   * The answer to an offer. `offeredAt` identifies the offer, because the caller may hold the link of an older one.
   */
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
  | ({ kind: "claim"; linkId: string } & PartyRequest)
  | { kind: "close-claim"; linkId: string }
  | {
      kind: "terms";
      terms: Partial<PoolTerms>;
      /** Consent to move exactly these RSVPs back into the queue, so that a smaller capacity holds. */
      moving?: string[] | undefined;
    }
  /** Members of the party have arrived, by number; left out = all of it. */
  | { kind: "check-in" | "undo-check-in"; rsvpId: string; members?: number[] | undefined }
  /** A waitlisted person is at the door. */
  | { kind: "wait-at-door"; rsvpId: string }
  /** Gives unclaimed seats to the people who wait at the door, if it is time. */
  | { kind: "serve-door" }
  | { kind: "sweep" }
);

/** A request with the pool that it is for. */
export type PoolRequest = SeatRequest & { poolId: string };

/**
 * Several requests that hold together: each must be granted as requested, or nothing changes. A swap joins one pool
 * with `seatOnly` and withdraws from another.
 */
export type TogetherRequest = { kind: "together"; requests: PoolRequest[] };

/** One thing to decide. */
export type AnyRequest = PoolRequest | TogetherRequest;

/** The requests within, each for one pool. */
export function partsOf(request: AnyRequest): PoolRequest[] {
  return request.kind === "together" ? request.requests : [request];
}

/** The requests of one or several kinds. */
export type RequestOf<Kind extends SeatRequest["kind"]> = Extract<SeatRequest, { kind: Kind }>;
