import { describe, expect, test } from "vitest";
import type { SeatRequest } from "../../server/domains/rsvps/seats/schema";
import { checkPlays } from "./check-plays";
import { type Engine, memoryEngine } from "./memory-engine";
import { namesOf, operationsIn } from "./play";

const names = namesOf(0);
const freshSeed = () => Math.floor(Math.random() * 2 ** 31);

const KINDS: SeatRequest["kind"][] = [
  "join",
  "edit",
  "withdraw",
  "accept",
  "refuse",
  "promote",
  "seat",
  "approve",
  "decline",
  "remove",
  "restore",
  "bar",
  "unbar",
  "prioritize",
  "register",
  "open-claim",
  "claim",
  "close-claim",
  "terms",
];

test("the engine decides 20,000 requests of random plays as the naive pool does, each kind of them with effect", async () => {
  const stage = { open: async (terms: Terms) => ({ engine: memoryEngine(terms), names }), stepsMax: 60 };
  const tally = await checkPlays(stage, { operations: 20_000, seed: freshSeed() });
  expect(operationsIn(tally)).toBeGreaterThanOrEqual(20_000);
  expect(KINDS.filter((kind) => !tally.get(kind)?.get("changed"))).toEqual([]);
}, 120_000);

type Terms = Parameters<typeof memoryEngine>[0];

/** Faults as they are made, each of which the comparison must find and cut down to a short play. */
const FAULTS: Record<string, (sound: Engine) => Engine> = {
  "whose clock is a minute ahead": (sound) => ({
    ...sound,
    play: (requests, now) => sound.play(requests, new Date(now.getTime() + 60_000)),
  }),
  "that forgets who is banned": (sound) => ({ ...sound, setBanned: async () => {} }),
  "that overwrites a newer edit": (sound) => ({
    ...sound,
    async play(requests, now) {
      const { rsvps } = await sound.state();
      const versionOf = (userId: string) => rsvps.find((row) => row.userId === userId)?.version ?? 0;
      const forced = requests.map((request) =>
        request.kind === "edit" ? { ...request, expectedVersion: versionOf(request.userId) } : request,
      );
      return sound.play(forced, now);
    },
  }),
  "that takes a late answer for an answer to the present offer": (sound) => ({
    ...sound,
    play: (requests, now) => {
      const unnamed = requests.map((request) =>
        request.kind === "accept" || request.kind === "refuse"
          ? { ...request, offeredAt: undefined }
          : request,
      );
      return sound.play(unnamed, now);
    },
  }),
  "that loses count of pass-overs": (sound) => ({
    ...sound,
    async state() {
      const { rsvps, ...state } = await sound.state();
      return { ...state, rsvps: rsvps.map((row) => ({ ...row, passedOver: 0 })) };
    },
  }),
  "that serves latecomers of the same rank first": (sound) => ({
    ...sound,
    async state() {
      const { rsvps, ...state } = await sound.state();
      const turned = rsvps.map((row) => ({ ...row, queueNumber: row.queueNumber && -row.queueNumber }));
      return { ...state, rsvps: turned };
    },
  }),
};

describe("the comparison finds an engine", () => {
  test.each(Object.entries(FAULTS))(
    "%s",
    async (_, broken) => {
      const open = async (terms: Terms) => ({ engine: broken(memoryEngine(terms)), names });
      const check = checkPlays({ open, stepsMax: 40 }, { operations: 20_000, seed: freshSeed() });
      const found = await check.then(
        () => "nothing",
        (error: Error) => error.message,
      );
      expect(found).toContain("Counterexample");
      expect(found.match(/"minutes"/g)?.length).toBeLessThanOrEqual(20);
    },
    60_000,
  );
});
