import type { Db } from "../../server/db/client";
import type { PoolTerms } from "../../server/seats/facts";
import type { SeatRequest } from "../../server/seats/request";
import { createEvent, createUsers, newId, type TestEvent } from "../factories";
import type { Ask, Journal } from "./journal";
import { type Answer, deskServer, type Server } from "./server";

const SEATED = 12;
const NEWCOMERS = 28;
const GUESTS_MAX = 2;
const TRIES_MAX = 6;

export type Random = () => number;
type Step = { kind: Ask["kind"]; guests: number };
type Person = { userId: string; known: Extract<Answer, { ok: true }> | null; steps: Step[] };

export type Crowd = {
  event: TestEvent;
  /** How many requests are planned, at least. */
  planned: number;
  /**
   * All people send their requests concurrently, each person one at a time. A person without an answer retries or
   * goes on, as real people do.
   */
  rush: (via: Rush) => Promise<void>;
};

export type Rush = {
  /** The server that the person with this index uses. Resolves when there is one. */
  server: (index: number) => Promise<Server>;
  /** Called with every answer and the number of answers so far. */
  onAnswer?: (count: number) => void;
  /** Whether this failure proves that nothing was changed. */
  isNothingDone?: (error: Error) => boolean;
};

/**
 * An event with a few people seated, a few waitlisted and, in offer mode, a few open offers, and many people about
 * to join.
 */
export async function gatherCrowd(db: Db, journal: Journal, random: Random): Promise<Crowd> {
  const event = await createEvent(db, termsOf(random));
  const userIds = await createUsers(db, SEATED + NEWCOMERS);
  const people = userIds.map((userId): Person => ({ userId, known: null, steps: [] }));
  const seated = people.slice(0, SEATED);
  const direct: Rush = { server: async () => deskServer(db) };
  for (const person of seated) person.steps = [{ kind: "join", guests: pick(random, GUESTS_MAX + 1) }];
  await rushOf(event, journal, random, seated)(direct);
  for (const person of seated.slice(0, 3)) person.steps = [{ kind: "withdraw", guests: 0 }];
  await rushOf(event, journal, random, seated)(direct);
  const offered = await db.rsvp.findMany({
    where: { poolId: event.poolId, status: "offered" },
    select: { userId: true },
  });
  const hasOffer = new Set(offered.map((row) => row.userId));
  for (const person of people) person.steps = stepsOf(person, hasOffer.has(person.userId), random);
  const planned = people.reduce((sum, person) => sum + person.steps.length, 0);
  return { event, planned, rush: rushOf(event, journal, random, people) };
}

function termsOf(random: Random): Partial<PoolTerms> {
  const day = 86_400_000;
  return {
    capacity: 6 + pick(random, 20),
    guestsMax: GUESTS_MAX,
    waitlistMode: random() < 0.5 ? "offer" : "automatic",
    partyRule: random() < 0.5 ? "skip" : "strict",
    startsAt: new Date(Date.now() + day),
    endsAt: new Date(Date.now() + 2 * day),
  };
}

function stepsOf({ known }: Person, hasOffer: boolean, random: Random): Step[] {
  const first: Step = { kind: known ? (hasOffer ? "accept" : "edit") : "join", guests: 0 };
  const steps = [first];
  for (let more = pick(random, 3); more > 0; more--) {
    steps.push({ kind: (["edit", "withdraw", "join"] as const)[pick(random, 3)] ?? "edit", guests: 0 });
  }
  return steps.map((step) => ({ ...step, guests: pick(random, GUESTS_MAX + 1) }));
}

function rushOf(event: TestEvent, journal: Journal, random: Random, people: Person[]) {
  return async (via: Rush): Promise<void> => {
    let answers = 0;
    const answered = () => via.onAnswer?.(++answers);
    await Promise.all(
      people.map(async (person, index) => {
        for (let tries = 0; person.steps.length > 0 && tries < TRIES_MAX; tries++) {
          const step = person.steps[0] as Step;
          const server = await via.server(index);
          const isAnswered = await take(event.poolId, journal, person, step, server, via.isNothingDone);
          if (isAnswered) answered();
          // A lost answer leaves a person in doubt: some press the button again, some take the next step.
          if (isAnswered || random() < 0.3) person.steps.shift();
        }
        person.steps = [];
      }),
    );
  };
}

/**
 * Sends one request and records it first.
 * @returns whether it was answered
 */
async function take(
  poolId: string,
  journal: Journal,
  person: Person,
  step: Step,
  server: Server,
  isNothingDone: Rush["isNothingDone"],
): Promise<boolean> {
  const { userId } = person;
  const hasSize = step.kind === "join" || step.kind === "edit";
  const id = journal.invoke({ userId, kind: step.kind, seats: hasSize ? 1 + step.guests : null });
  try {
    const answer = await server.ask(poolId, requestOf(person, step));
    if (answer.ok) {
      person.known = answer;
      journal.came(id, { outcome: "ok", changed: answer.changed, status: answer.status });
    } else {
      journal.came(id, { outcome: "refused", reason: answer.reason });
    }
    return true;
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    const outcome = isNothingDone?.(failure) ? "refused" : "unknown";
    journal.came(id, { outcome, reason: failure.message.slice(-200) });
    return false;
  }
}

function requestOf({ userId, known }: Person, { kind, guests }: Step): SeatRequest {
  const actorId = userId;
  switch (kind) {
    case "join":
      return { kind, actorId, rsvpId: newId(), userId, guests, specialRequirements: null };
    case "edit":
      return { kind, actorId, userId, guests, expectedVersion: known?.version ?? 1 };
    case "withdraw":
      return { kind, actorId, userId };
    case "accept":
      return { kind, actorId, rsvpId: known?.rsvpId ?? newId() };
  }
}

function pick(random: Random, below: number): number {
  return Math.floor(random() * below);
}
