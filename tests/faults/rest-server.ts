import type { SeatRequest } from "../../server/seats/request";
import type { Answer, Server } from "./server";

type Call = { method: string; path: string; body?: unknown };

/**
 * A server that gets requests over HTTP, with each person's own sign-in.
 * @param eventIdOf the event of a pool
 */
export function restServer(
  origin: string,
  eventIdOf: (poolId: string) => Promise<string>,
  cookieOf: (userId: string) => Promise<string>,
): Server {
  return {
    async ask(poolId, request) {
      const { method, path, body } = callOf(request, await eventIdOf(poolId));
      const answer = await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: {
          cookie: await cookieOf(request.actorId ?? ""),
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return answerOf(answer.status, await answer.json());
    },
  };
}

function callOf(request: SeatRequest, eventId: string): Call {
  const path = `/events/${eventId}/rsvp`;
  switch (request.kind) {
    case "join":
      return { method: "POST", path, body: { guests: request.guests } };
    case "edit":
      return {
        method: "PUT",
        path,
        body: { guests: request.guests, expectedVersion: request.expectedVersion },
      };
    case "withdraw":
      return { method: "DELETE", path };
    case "accept":
      return { method: "POST", path: `/rsvps/${request.rsvpId}/accept`, body: {} };
    default:
      throw new Error(`this crowd sends no ${request.kind} over HTTP`);
  }
}

type Body = {
  rsvp?: { id: string; status: string; version: number };
  error?: { reason: string };
};

/** @throws Error where the server could not say whether the request was executed */
function answerOf(status: number, { rsvp, error }: Body): Answer {
  if (error && status < 500) return { ok: false, reason: error.reason };
  if (error || !rsvp) throw new Error(error?.reason ?? `status ${status}`);
  const { id, status: state, version } = rsvp;
  // Only a new RSVP proves that something changed.
  return { ok: true, changed: status === 201, rsvpId: id, status: state, version };
}
