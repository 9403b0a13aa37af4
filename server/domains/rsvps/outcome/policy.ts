import type { RefusalCode, RsvpFacts, SeatOutcome, SeatRequest } from "../seats/schema";

export type Refusal = Extract<SeatOutcome, { ok: false }>;
export type Asked<Kind extends SeatRequest["kind"]> = Extract<SeatRequest, { kind: Kind }>;

/** As asked, for one RSVP. `changed` is false where it already was so. */
export function settled(row: RsvpFacts, changed: boolean, created = false): SeatOutcome {
  return { ok: true, rsvpId: row.id, created, changed };
}

/** As asked, where no single RSVP was spoken of. */
export function done(changed: boolean): Extract<SeatOutcome, { ok: true }> {
  return { ok: true, rsvpId: null, created: false, changed };
}

export function refused(code: RefusalCode, reason: string, details?: Record<string, unknown>): Refusal {
  return { ok: false, code, reason, ...(details && { details }) };
}

/** Does the row hold or await anything? */
export function isLive(row: Pick<RsvpFacts, "status">): boolean {
  return row.status !== "cancelled" && row.status !== "declined";
}
