import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { createPool, databaseEngine, readState } from "./database-engine";
import { playBoth, startTerms } from "./play";
import type { Ask, Play } from "./steps";

const database = testDatabase();
const join = (who: number): Ask => ({ kind: "join", who, aim: false, guests: 0 });

/** Plays on the database and compares with the naive pool at each step. */
async function playOnDatabase(play: Play) {
  const { poolId, names } = await createPool(database.db, startTerms(play.terms));
  await playBoth(play, { engine: databaseEngine(database.db, poolId), names, tally: new Map() });
  return readState(database.db, poolId);
}

test("of seats taken at one instant, the same one is moved back to the queue, whether or not it was taken in this list", async () => {
  const { rsvps } = await playOnDatabase({
    terms: { capacity: 3 },
    steps: [
      { minutes: 0, asks: [join(6)] },
      { minutes: 0, asks: [join(0), { kind: "terms", change: { capacity: 1 }, moving: "them" }] },
    ],
  });
  expect(rsvps.filter((row) => row.status === "waitlisted").map((row) => row.id.at(-1))).toEqual(["7"]);
});

test("a claim link whose seats were all claimed is closed once it has ended, so that no job checks it again", async () => {
  const { links } = await playOnDatabase({
    terms: { capacity: 2 },
    steps: [
      { minutes: 0, asks: [{ kind: "open-claim", link: 0, seats: 1, minutes: 30 }] },
      { minutes: 1, asks: [{ kind: "claim", who: 0, aim: false, link: 0, guests: 0 }] },
      { minutes: 90, asks: [{ kind: "sweep" }] },
    ],
  });
  expect(links.map((link) => link.closedAt)).not.toContain(null);
});
