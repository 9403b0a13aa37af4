import { describe, expect, test } from "vitest";
import type { SeatRequest } from "../../server/seats/request";
import { checkPlays } from "./check-plays";
import { type Engine, memoryEngine } from "./memory-engine";
import { namesOf, operationsIn, playBoth, startTerms } from "./play";
import type { Play } from "./steps";

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

test("the engine decides 20,000 requests of random plays as the naive pool does, and every kind of request takes effect", async () => {
  const stage = { open: async (terms: Terms) => ({ engine: memoryEngine(terms), names }), stepsMax: 60 };
  const tally = await checkPlays(stage, { operations: 20_000, seed: freshSeed() });
  expect(operationsIn(tally)).toBeGreaterThanOrEqual(20_000);
  expect(KINDS.filter((kind) => !tally.get(kind)?.get("changed"))).toEqual([]);
}, 120_000);

test("several people who lose their seats while the whole queue is promoted keep their order at its head", async () => {
  const play: Play = {
    terms: { capacity: 5 },
    steps: [
      {
        minutes: 0,
        asks: [0, 1, 2, 3, 4, 5].map((who) => ({ kind: "join", who, aim: false, guests: 0 })),
      },
      {
        minutes: 1,
        asks: [
          { kind: "remove", who: 0, aim: false },
          { kind: "terms", change: { capacity: 1 }, moving: "them" },
        ],
      },
    ],
  };
  const engine = memoryEngine(startTerms(play.terms));
  await playBoth(play, { engine, names, tally: new Map() });
  const numbers = (await engine.state()).rsvps.flatMap((row) => row.queueNumber ?? []);
  expect(numbers.sort((a, b) => a - b)).toEqual([-4, -3, -2, -1]);
});

type Terms = Parameters<typeof memoryEngine>[0];

/** Typical faults, each of which the comparison must find and shrink to a short play. */
const FAULTS: Record<string, (sound: Engine) => Engine> = {
  "whose clock is a minute ahead": (sound) => ({
    ...sound,
    play: (requests, now) => sound.play(requests, new Date(now.getTime() + 60_000)),
  }),
  "that ignores bans": (sound) => ({ ...sound, setBanned: async () => {} }),
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
  "that accepts a late answer as an answer to the current offer": (sound) => ({
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
  "that miscounts pass-overs": (sound) => ({
    ...sound,
    async state() {
      const { rsvps, ...state } = await sound.state();
      return { ...state, rsvps: rsvps.map((row) => ({ ...row, passedOver: 0 })) };
    },
  }),
  "that serves later people of the same priority first": (sound) => ({
    ...sound,
    async state() {
      const { rsvps, ...state } = await sound.state();
      const turned = rsvps.map((row) => ({ ...row, queueNumber: row.queueNumber && -row.queueNumber }));
      return { ...state, rsvps: turned };
    },
  }),
};

describe("the comparison of engine and naive pool", () => {
  test.each(Object.entries(FAULTS))(
    "the comparison finds an engine %s",
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
