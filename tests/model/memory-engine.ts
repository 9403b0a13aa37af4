import type { PoolTerms } from "../../server/seats/facts";
import type { SeatOutcome } from "../../server/seats/outcome";
import { compareInQueue, QueueViewTooShort } from "../../server/seats/promotion";
import type { SeatRequest } from "../../server/seats/request";
import { type AlonePlan, decideAlone } from "../seat-world";
import type { PoolState } from "./compare";

/** An engine under test: the pure policy in memory, or the whole engine on a database. */
export type Engine = {
  play: (requests: SeatRequest[], now: Date) => Promise<SeatOutcome[]>;
  setBanned: (userId: string, banned: boolean) => Promise<void>;
  state: () => Promise<PoolState>;
};

const UNTOUCHED = {
  id: "pool",
  confirmedSeats: 0,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  nextQueueNumber: 1,
  headQueueNumber: 0,
  version: 0,
  dependsOn: null,
  hasDependents: false,
};

/** The pure decision with its rows in arrays. It sees the queue through the shortest possible view. */
export function memoryEngine(terms: PoolTerms): Engine {
  let state: PoolState = { pool: { ...UNTOUCHED, ...terms }, rsvps: [], links: [] };
  const barred = new Set<string>();

  function decide(requests: SeatRequest[], now: Date): AlonePlan {
    const line = state.rsvps.filter((row) => row.status === "waitlisted").sort(compareInQueue);
    const smallestParty = line.length === 0 ? null : Math.min(...line.map((row) => row.seats));
    const { pool, links } = state;
    for (let length = 1; ; length++) {
      const waiters = line.slice(0, length);
      const queue = { waiters, complete: waiters.length < length, smallestParty };
      const rsvps = state.rsvps.filter(
        (row) => row.status !== "waitlisted" || row.onSiteAt !== null || isNamed(row, requests),
      );
      try {
        const beside = {
          holders: new Set<string>(),
          dependents: new Map<string, string[]>(),
          elsewhere: new Map(),
        };
        return decideAlone({ pool, rsvps, links, queue, barred, ...beside }, requests, now);
      } catch (error) {
        if (!(error instanceof QueueViewTooShort)) throw error;
      }
    }
  }

  return {
    async play(requests, now) {
      const plan = decide(requests, now);
      const rsvps = [...new Map([...state.rsvps, ...plan.changed].map((row) => [row.id, row])).values()];
      const links = [...new Map([...state.links, ...plan.links].map((link) => [link.id, link])).values()];
      state = { pool: plan.pool, rsvps, links };
      return plan.outcomes;
    },
    async setBanned(userId, banned) {
      if (banned) barred.add(userId);
      else barred.delete(userId);
    },
    state: async () => state,
  };
}

function isNamed(row: { id: string; userId: string }, requests: SeatRequest[]): boolean {
  return requests.some((request) => {
    if (request.kind === "register") return request.members.some((member) => member.userId === row.userId);
    if ("userId" in request) return request.userId === row.userId;
    return "rsvpId" in request && request.rsvpId === row.id;
  });
}
