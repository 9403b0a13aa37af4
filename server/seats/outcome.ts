import type { DetailsArgument, Reason, Refusal as Refused } from "@/lib/refusals/table";
import type { RsvpFacts } from "./facts";

/** The result of one request. `changed` is false where the state already was as requested. */
export type SeatOutcome =
  | {
      ok: true;
      rsvpId: string | null;
      created: boolean;
      changed: boolean;
      /** Of a group: one result per member, in the order of the request. */
      members?: MemberOutcome[];
      /** Of several requests that hold together: one result per request. */
      parts?: SeatOutcome[];
    }
  | Refusal;

export type MemberOutcome = {
  userId: string;
  rsvpId: string | null;
  /** `offered`: a seat is held until they answer. `confirmed` is only for a person who registers themselves. */
  outcome: "confirmed" | "offered" | "waitlisted" | "unchanged" | "refused";
  reason?: Reason;
};

export type Refusal = {
  ok: false;
  /** The row, unchanged, where the caller should now show it. */
  rsvpId?: string;
} & Refused;

/** Granted, for one RSVP. `changed` is false where the state already was as requested. */
export function settled(row: RsvpFacts, changed: boolean, created = false): SeatOutcome {
  return { ok: true, rsvpId: row.id, created, changed };
}

/** Granted, for a request that is not about a single RSVP. */
export function done(changed: boolean): Extract<SeatOutcome, { ok: true }> {
  return { ok: true, rsvpId: null, created: false, changed };
}

export function refused<R extends Reason>(reason: R, ...[details]: DetailsArgument<R>): Refusal {
  // `reason` and `details` match by this function's signature; TypeScript cannot see through the generic that the
  // pair is a member of the union.
  return { ok: false, reason, ...(details && { details }) } as Refusal;
}

/** Whether the row holds or awaits a seat. */
export function isLive(row: Pick<RsvpFacts, "status">): boolean {
  return row.status !== "cancelled" && row.status !== "declined";
}
