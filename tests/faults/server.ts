import type { Db } from "../../server/db/client";
import type { SeatAnswer } from "../../server/seats/apply";
import { submitSeatRequest } from "../../server/seats/gather";
import type { SeatRequest } from "../../server/seats/request";

/** What a person learns of their RSVP from an answer. */
export type Answer =
  | { ok: true; changed: boolean; rsvpId: string; status: string; version: number }
  | { ok: false; reason: string };

/** A server that takes requests for seats, here or in another process. `ask` throws where the outcome is unknown. */
export type Server = { ask: (poolId: string, request: SeatRequest) => Promise<Answer> };

/** The gatherer of this process over one database client. Seats are decided on the database's clock. */
export function deskServer(db: Db): Server {
  return {
    ask: async (poolId, request) => toAnswer(await submitSeatRequest(db, poolId, request, null)),
  };
}

export function toAnswer({ outcome, rsvp }: SeatAnswer): Answer {
  if (!outcome.ok) return { ok: false, reason: outcome.reason };
  if (!rsvp) throw new Error("a request was granted without its RSVP");
  return { ok: true, changed: outcome.changed, rsvpId: rsvp.id, status: rsvp.status, version: rsvp.version };
}
