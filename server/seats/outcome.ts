import type { DetailsArgument, Reason, Refusal as Refused } from "@/lib/refusals/table";
import type { RsvpFacts } from "./facts";

/** What became of one request. `changed` is false where everything already was as asked. */
export type SeatOutcome =
  | {
      ok: true;
      rsvpId: string | null;
      created: boolean;
      changed: boolean;
      /** Of a group: what became of each, in the order asked. */
      members?: MemberOutcome[];
      /** Of several requests that hold together: what became of each. */
      parts?: SeatOutcome[];
    }
  | Refusal;

export type MemberOutcome = {
  userId: string;
  rsvpId: string | null;
  /** `offered`: a seat is held until they answer. `confirmed` only for who registers themselves. */
  outcome: "confirmed" | "offered" | "waitlisted" | "unchanged" | "refused";
  reason?: Reason;
};

export type Refusal = {
  ok: false;
  /** The row that stays as it was, where the caller should now show it. */
  rsvpId?: string;
} & Refused;

/** As asked, for one RSVP. `changed` is false where it already was so. */
export function settled(row: RsvpFacts, changed: boolean, created = false): SeatOutcome {
  return { ok: true, rsvpId: row.id, created, changed };
}

/** As asked, where no single RSVP was spoken of. */
export function done(changed: boolean): Extract<SeatOutcome, { ok: true }> {
  return { ok: true, rsvpId: null, created: false, changed };
}

export function refused<R extends Reason>(reason: R, ...[details]: DetailsArgument<R>): Refusal {
  // The arguments fit each other; that the pair is one of the union's, TypeScript cannot see through a generic.
  return { ok: false, reason, ...(details && { details }) } as Refusal;
}

/** Does the row hold or await anything? */
export function isLive(row: Pick<RsvpFacts, "status">): boolean {
  return row.status !== "cancelled" && row.status !== "declined";
}
