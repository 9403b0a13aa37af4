import { expect, test } from "vitest";
import type { Db } from "../../db/client";
import type { FactsOf } from "../../outbox/catalog";
import { catalog } from "../../outbox/catalog";
import type { RsvpStatus } from "../../seats/facts";
import { anasFacts } from "../testing/rsvp-mail-facts";
import { rsvpOccasions } from "./rsvps";

const now = new Date("2026-11-28T18:30:00Z");
const inks = {
  id: "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e80",
  title: "Inks",
  room: "Hall 1",
  startsAt: new Date("2026-11-28T18:00:00Z"),
  endsAt: new Date("2026-11-28T19:00:00Z"),
  isCancelled: false,
};
const STATUSES: RsvpStatus[] = ["confirmed", "offered", "waitlisted", "pending", "cancelled", "declined"];
const FACTS = Object.keys(catalog).filter((type) => type.startsWith("rsvp.")) as FactsOf<"rsvp">[];

/** The host is read where a guest requests a seat. */
const db = { event: { findUnique: async () => ({ hostId: "host" }) } } as unknown as Db;

type Change = Partial<Parameters<typeof anasFacts>[0]>;

/** The kinds that a fact about this RSVP leads to. */
async function kindsOf(type: FactsOf<"rsvp">, change: Change): Promise<string[]> {
  const about = anasFacts({ statusAt: now, offerExpiresAt: new Date(now.getTime() + 3_600_000), ...change });
  const { rsvpId } = about;
  const payload = { rsvpId, poolId: rsvpId, userId: about.person.id };
  const fact = { id: "fact", type, payload, aggregateId: rsvpId, seq: 1n, createdAt: now, cursor: null };
  const step = { now, rsvps: new Map([[rsvpId, about]]), after: null, limit: 10 };
  const page = await rsvpOccasions(fact as Parameters<typeof rsvpOccasions>[0], db, step);
  return page.occasions.map(({ kind }) => kind);
}

const CASES = FACTS.flatMap((type) =>
  STATUSES.flatMap((status) => [null, now].map((askedAt) => ({ type, status, askedAt }))),
);

test("no fact about an RSVP to a session leads to a message about the event's seat, nor the other way round", async () => {
  const seen = new Set<string>();
  for (const { type, status, askedAt } of CASES) {
    for (const isInCalendar of [false, true]) {
      const state = { status, askedAt, isInCalendar };
      const inSession = await kindsOf(type, { ...state, session: inks });
      expect(inSession.filter((kind) => !kind.startsWith("session."))).toEqual([]);
      const atEvent = await kindsOf(type, state);
      expect(atEvent.filter((kind) => kind.startsWith("session."))).toEqual([]);
      for (const kind of inSession) seen.add(kind);
    }
  }
  expect([...seen].sort()).toEqual([
    "session.confirmed",
    "session.displaced",
    "session.offer-ending",
    "session.offer-expired",
    "session.offered",
    "session.promoted",
    "session.released",
    "session.removed",
    "session.waitlisted",
  ]);
});

test("a person who gives up a seat in a session, or loses it with the seat at the event, gets no message about it", async () => {
  for (const status of STATUSES)
    expect(await kindsOf("rsvp.withdrawn", { status, session: inks })).toEqual([]);
});

test("nothing is said about a session that was cancelled, is over, or whose event is cancelled", async () => {
  const off: Change[] = [
    { session: { ...inks, isCancelled: true } },
    { session: { ...inks, endsAt: now } },
    { session: inks, event: { ...anasFacts({ statusAt: now }).event, status: "cancelled" } },
  ];
  for (const change of off) {
    for (const { type, status } of CASES) expect(await kindsOf(type, { ...change, status })).toEqual([]);
  }
});

test("a seat that was given away at the door is told of as what it was: at the event, or in a session", async () => {
  expect(await kindsOf("rsvp.released", { status: "cancelled" })).toEqual(["rsvp.released"]);
  expect(await kindsOf("rsvp.released", { status: "cancelled", session: inks })).toEqual([
    "session.released",
  ]);
});
