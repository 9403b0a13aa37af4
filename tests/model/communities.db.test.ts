import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { playCommunities } from "./community-play";

const database = testDatabase();
const STEPS = 10_000;

test("who sees what in a group, and every counter, equal a naive group over 10,000 random steps", async () => {
  await playCommunities(database.db, { steps: STEPS, seed: Math.floor(Math.random() * 2 ** 31) });
  expect(await database.db.contribution.count()).toBeGreaterThan(STEPS / 20);
}, 600_000);
