import fc from "fast-check";
import { availabilityStatus } from "../../server/domains/availability/schema";
import { HOLD_MS, NUDGE_MS } from "../../server/domains/holds/lifetime.policy";
import type { CancellationReason, QueueRequest } from "../../server/domains/holds/queue.schema";
import { NOW } from "../factories";
import { NaiveVenueQueue } from "./naive-venue-queue";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ORGANIZATIONS = 6;

/** What a queue tells of itself at an instant: each entry in the order in which it joined. */
export type Told = { entries: string[]; openedAt: number | null };

/** A queue that is compared with the naive one. */
export type VenueQueueEngine = {
  /** @returns whether the request was carried out */
  play: (request: QueueRequest, now: Date) => Promise<boolean>;
  /** Archives the venue, or lists it again. */
  turnOff: (isOff: boolean) => Promise<void>;
  /** Reads without writing. */
  tell: (now: Date) => Promise<Told>;
};

const nth = fc.nat(5);
/** Steered towards holds: by chance alone few plays come to a second hold, and hardly one to a breaker. */
const intent = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("join" as const),
      organization: fc.nat(ORGANIZATIONS - 1),
      days: fc.constantFrom(0, 3, 60, 365, 365),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ do: "let-hold-end" as const }) },
  { weight: 3, arbitrary: fc.constant({ do: "open" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("cancel-held" as const, "convert-held" as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("status" as const),
      status: fc.constantFrom(...availabilityStatus.options),
      isByHand: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "cancel" as const,
        "convert" as const,
        "pause" as const,
        "resume" as const,
        "nudge" as const,
      ),
      nth,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("answer-nudge" as const), nth, isInterested: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { do: "remind-held" as const },
      { do: "turn-off" as const },
      { do: "turn-on" as const },
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom({ do: "resolve-breaker" as const }, { do: "sweep" as const }) },
);
type Intent = typeof intent extends fc.Arbitrary<infer One> ? One : never;
type Step = { waitMs: number; intent: Intent };

/** Waits are mostly short, so that a queue is still there after its holds. */
const waitMs = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, HOUR, DAY) },
  { weight: 1, arbitrary: fc.constantFrom(HOLD_MS - 1, HOLD_MS, NUDGE_MS) },
);

/** Long plays: plain data, so that a failure shrinks to a short one. */
const venuePlays = (stepsMax: number) =>
  fc.array(fc.record({ waitMs, intent }), { maxLength: stepsMax, size: "max" });

/**
 * Plays the steps on the naive queue and on the engine, and compares them before and after each step.
 * @throws Error at the first difference
 * @returns the number of steps
 */
async function playQueue(steps: Step[], engine: VenueQueueEngine): Promise<number> {
  const naive = new NaiveVenueQueue();
  let now = NOW.getTime();
  for (const [index, step] of steps.entries()) {
    now += step.intent.do === "let-hold-end" ? toHoldEnd(naive, now) : step.waitMs;
    const at = new Date(now);
    compare(index, tellNaive(naive.at(now)), await engine.tell(at));
    if (step.intent.do === "turn-off" || step.intent.do === "turn-on") {
      naive.off = step.intent.do === "turn-off";
      await engine.turnOff(naive.off);
      if (naive.off) continue;
    }
    const request = requestOf(step.intent, naive, index, now);
    const isDone = naive.play(request, now);
    const answer = await engine.play(request, at);
    if (answer !== isDone)
      throw new Error(`step ${index}: ${JSON.stringify(request)} model ${isDone}, engine ${answer}`);
    compare(index, tellNaive(naive), await engine.tell(at));
  }
  return steps.length;
}

type Extent = {
  /** The least number of steps to play. */
  steps: number;
  seed: number;
  stepsMax?: number;
  /** The path of a reported failure: replays exactly that one. */
  path?: string | undefined;
};

/**
 * Plays random plays on the naive queue and on engines, a new one for each play, until this many steps were made.
 * @throws Error with the smallest play on which the two disagree, its seed and its path
 * @returns the number of steps
 */
export async function checkQueues(
  open: () => Promise<VenueQueueEngine>,
  { steps, seed, stepsMax = 120, path }: Extent,
): Promise<number> {
  let done = 0;
  const property = fc.asyncProperty(venuePlays(stepsMax), async (play) => {
    done += await playQueue(play, await open());
  });
  for (let round = 0; done < steps; round++) {
    await fc.assert(property, { numRuns: 4, seed: seed + round, ...(path && { path }) });
    if (path) break;
  }
  return done;
}

function tellNaive(naive: NaiveVenueQueue): Told {
  const positions = naive.positions();
  const entries = naive.entries.map(({ state, paused, kept, reminded, nudged }, index) => {
    const isActive = state === "waiting" || state === "offered";
    const marks = { paused: isActive && paused, kept, reminded, nudged: isActive && nudged !== null };
    return entryLine(state, positions[index] ?? null, marks);
  });
  return { entries, openedAt: naive.openedAt() };
}

export type Marks = { paused: boolean; kept: boolean; reminded: boolean; nudged: boolean };

/** One entry in one line: its state, position and marks. */
export function entryLine(state: string, position: number | null, marks: Marks): string {
  const set = Object.entries(marks).flatMap(([name, isSet]) => (isSet ? name : []));
  return [state, position ?? "-", ...set].join(" ");
}

function compare(index: number, model: Told, engine: Told): void {
  const [theirs, ours] = [JSON.stringify(model), JSON.stringify(engine)];
  if (theirs !== ours) throw new Error(`step ${index}\n  model:  ${theirs}\n  engine: ${ours}`);
}

function toHoldEnd(naive: NaiveVenueQueue, now: number): number {
  const ends = naive.entries.find(({ state }) => state === "offered")?.holdEnds;
  return ends ? Math.max(0, ends - now) : 0;
}

/** A queue is closed only together with its venue, which the play does not do. */
type PlayedRequest = Exclude<QueueRequest, { kind: "close" }>;

function requestOf(intended: Intent, naive: NaiveVenueQueue, index: number, now: number): PlayedRequest {
  const held = naive.entries.findLast(({ state }) => state === "offered")?.id ?? "none";
  switch (intended.do) {
    case "join":
      return {
        kind: "join",
        id: `vwl_${index.toString(16).padStart(12, "0")}`,
        organizationId: `${intended.organization}`,
        expiresAt: new Date(now + intended.days * DAY),
      };
    case "open":
      return { kind: "availability", status: "accepting_events", isByHand: true };
    case "status":
      return { kind: "availability", status: intended.status, isByHand: intended.isByHand };
    case "cancel-held":
      return { kind: "cancel", id: held, reason: "declined_offer" };
    case "convert-held":
      return { kind: "convert", id: held };
    case "remind-held":
      return { kind: "remind", id: held };
    case "let-hold-end":
    case "sweep":
    case "turn-off":
      return { kind: "sweep" };
    case "turn-on":
      return { kind: "venue-back" };
    case "resolve-breaker":
      return { kind: "resolve-breaker" };
    default:
      return ofEntry(intended, naive);
  }
}

function ofEntry(intended: Extract<Intent, { nth: number }>, { entries }: NaiveVenueQueue): PlayedRequest {
  // Mostly the first that wait: of a long play most entries are over, and those are asked about less.
  const waiting = entries.filter(({ state }) => state === "waiting");
  const entry = intended.nth < 4 ? waiting[intended.nth >> 1] : entries.at(-1);
  const id = entry?.id ?? "none";
  if (intended.do === "answer-nudge")
    return { kind: "answer-nudge", id, isInterested: intended.isInterested };
  const reason: CancellationReason = "other";
  return intended.do === "cancel" ? { kind: "cancel", id, reason } : { kind: intended.do, id };
}
