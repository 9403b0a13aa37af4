import { decideSeats, type PoolPlan, type SeatPlan } from "../server/seats/decide";
import type { PoolFacts, RsvpFacts, SeatFacts } from "../server/seats/facts";
import { compareInQueue } from "../server/seats/promotion";
import type { SeatRequest } from "../server/seats/request";

export const NOW = new Date("2026-11-20T12:00:00Z");
export const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);

export const POOL: PoolFacts = {
  id: "pool",
  capacity: 4,
  confirmedSeats: 0,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  nextQueueNumber: 1,
  headQueueNumber: 0,
  version: 0,
  dependsOn: null,
  hasDependents: false,
  state: "open",
  guestsMax: 5,
  waitlistEnabled: true,
  waitlistMode: "automatic",
  partyRule: "skip",
  passOversMax: 3,
  offerMinutes: 60,
  cutoffMinutes: 0,
  approvalRequired: false,
  opensAt: null,
  closesAt: null,
  startsAt: hours(24),
  endsAt: hours(27),
  overlapAllowed: false,
  doorMinutes: null,
};

export const join = (userId: string, guests = 0): SeatRequest => ({
  kind: "join",
  actorId: userId,
  rsvpId: `r-${userId}`,
  userId,
  guests,
  specialRequirements: null,
});
export const withdraw = (userId: string): SeatRequest => ({ kind: "withdraw", actorId: userId, userId });
export const edit = (userId: string, guests: number, expectedVersion = 1): SeatRequest => ({
  kind: "edit",
  actorId: userId,
  userId,
  guests,
  expectedVersion,
});
type ByHost = "promote" | "seat" | "approve" | "decline" | "remove" | "restore" | "bar" | "unbar";
export const byHost = (kind: ByHost, userId: string): SeatRequest => ({
  kind,
  actorId: "host",
  rsvpId: `r-${userId}`,
});
export const terms = (change: Partial<PoolFacts>): SeatRequest => ({
  kind: "terms",
  actorId: "host",
  terms: change,
});

/** The facts of a pool without RSVPs. */
export function untouched(pool: PoolFacts, barred: string[] = []): SeatFacts {
  return {
    pool,
    rsvps: [],
    links: [],
    barred: new Set(barred),
    holders: new Set(),
    dependents: new Map(),
    elsewhere: new Map(),
    queue: { waiters: [], complete: true, smallestParty: null },
  };
}

/** The facts of a pool after its plan was carried out, as the database would store them. */
export function factsAfter(before: SeatFacts, { pool, changed, links }: PoolPlan): SeatFacts {
  const rsvps = [...new Map([...before.rsvps, ...changed].map((row) => [row.id, row])).values()];
  const waiters = rsvps.filter((row) => row.status === "waitlisted").sort(compareInQueue);
  const smallestParty = waiters.length === 0 ? null : Math.min(...waiters.map((row) => row.seats));
  const kept = new Map([...before.links, ...links].map((link) => [link.id, link]));
  const queue = { waiters, complete: true, smallestParty };
  return { ...before, pool, rsvps, links: [...kept.values()], queue };
}

/** The plan of one pool, decided alone. */
export type AlonePlan = PoolPlan & Pick<SeatPlan, "outcomes">;

export function decideAlone(facts: SeatFacts, requests: SeatRequest[], now: Date): AlonePlan {
  const named = requests.map((request) => ({ ...request, poolId: facts.pool.id }));
  const { outcomes, pools } = decideSeats([facts], named, now);
  const [plan] = pools;
  if (!plan) throw new Error("a pool was decided as none");
  return { ...plan, outcomes };
}

/** Plays one list of requests after another, and keeps the state as the database would. */
export class World {
  facts: SeatFacts;
  last: AlonePlan | null = null;

  constructor(pool: Partial<PoolFacts> = {}, barred: string[] = []) {
    this.facts = untouched({ ...POOL, ...pool }, barred);
  }

  play(requests: SeatRequest[], now = NOW): AlonePlan {
    const plan = decideAlone(this.facts, requests, now);
    this.facts = factsAfter(this.facts, plan);
    this.last = plan;
    return plan;
  }

  row(userId: string): RsvpFacts | undefined {
    return this.facts.rsvps.find((row) => row.userId === userId);
  }

  get line(): string[] {
    return this.facts.queue.waiters.map((row) => row.userId);
  }

  get seated(): string[] {
    return this.facts.rsvps
      .filter((row) => row.status === "confirmed")
      .map((row) => row.userId)
      .sort();
  }
}
