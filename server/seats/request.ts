import type { AnswerChanges, ClaimLinkFacts, PoolTerms } from "./facts";

/** What a person says of their party when they ask for seats. */
export type PartyRequest = {
  /** The id of the row if there is none yet. */
  rsvpId: string;
  userId: string;
  guests: number;
  specialRequirements: string | null;
  answers?: AnswerChanges | undefined;
  source?: string | null | undefined;
  /** Refused rather than put in the queue. */
  seatOnly?: boolean | undefined;
  /**
   * Pools of the same event to leave in the moment in which a seat here is theirs: at once, or when they are promoted.
   */
  dropIfIn?: string[] | undefined;
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
  | ({ kind: "join" } & PartyRequest)
  | {
      kind: "edit";
      userId: string;
      /** Left out = as it is. */
      guests?: number | undefined;
      specialRequirements?: string | null | undefined;
      answers?: AnswerChanges | undefined;
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
  | ({ kind: "claim"; linkId: string } & PartyRequest)
  | { kind: "close-claim"; linkId: string }
  | {
      kind: "terms";
      terms: Partial<PoolTerms>;
      /** Consent to move exactly these RSVPs back into the line, so that a smaller capacity holds. */
      moving?: string[] | undefined;
    }
  /** Members of the party are there, by number; left out = all of it. */
  | { kind: "check-in" | "undo-check-in"; rsvpId: string; members?: number[] | undefined }
  | { kind: "sweep" }
);

/** A request and the pool of which it is asked. */
export type PoolRequest = SeatRequest & { poolId: string };

/**
 * Several requests that hold together: each must be granted as asked, or nothing is changed. A swap is joining one pool
 * with `seatOnly` and withdrawing from another.
 */
export type TogetherRequest = { kind: "together"; requests: PoolRequest[] };

/** One thing to decide. */
export type AnyRequest = PoolRequest | TogetherRequest;

/** The requests within, each of one pool. */
export function partsOf(request: AnyRequest): PoolRequest[] {
  return request.kind === "together" ? request.requests : [request];
}

/** The requests of one kind, or of several. */
export type RequestOf<Kind extends SeatRequest["kind"]> = Extract<SeatRequest, { kind: Kind }>;
