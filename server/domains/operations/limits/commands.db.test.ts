import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW } from "../../../../tests/factories";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { liftLimit } from "./commands";
import { countRefusals, limitIdOf, listLimits } from "./queries";

const database = testDatabase();
const LIMIT: Limit = { name: "rsvp", hitsMax: 1, windowSeconds: 3600 };
let actorId: string;
let ana: string;

beforeEach(async () => {
  await database.db.rateLimit.deleteMany();
  [actorId = "", ana = ""] = await createUsers(database.db, 2);
});

const turnAway = (key: string, refusedAt: Date, refused = 3) =>
  database.db.rateLimit.create({
    data: { key, hits: [], accepted: 0, refused, refusedAt, updatedAt: refusedAt },
  });

test("the list shows refused subjects only, the latest first", async () => {
  await turnAway("sign-in-address:q83vASNFZ4mrze8BI0Vn", NOW);
  await turnAway(`rsvp:${ana}`, hours(1), 2);
  await turnAway("rsvp:somebody", NOW, 0);
  const { items, total } = await listLimits(database.db);
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { limit: "rsvp", refused: 2, refusedAt: hours(1).toISOString(), person: { id: ana } },
    { limit: "sign-in-address", subject: "q83vASNFZ4mrze8BI0Vn", person: null },
  ]);
});

test("the count covers refusals of the last day", async () => {
  await turnAway("rsvp:a", hours(-25));
  await turnAway("rsvp:b", hours(-23), 5);
  expect(await countRefusals(database.db, NOW)).toEqual({ refused: 5, subjects: 1 });
});

test("a person can try again once their limit is lifted, which is logged", async () => {
  const { db } = database;
  const key = `rsvp:${ana}`;
  await takeHit(db, LIMIT, ana);
  await expect(takeHit(db, LIMIT, ana)).rejects.toMatchObject({ code: "rate-limited" });
  await liftLimit(db, limitIdOf(key), { actorId, now: NOW });
  await expect(takeHit(db, LIMIT, ana)).resolves.toBeUndefined();
  expect(await db.auditEntry.findMany({ where: { subjectId: key } })).toMatchObject([
    { actorId, action: "limit.lifted", subject: "limit", at: NOW },
  ]);
  await liftLimit(db, limitIdOf(key), { actorId, now: NOW });
  await expect(liftLimit(db, limitIdOf(key), { actorId, now: NOW })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("addresses are shown neither to operators nor in the audit log", async () => {
  const { db } = database;
  for (const key of ["sign-in:ana@people.test", "sign-up:192.0.2.1"]) await turnAway(key, NOW);
  const { items } = await listLimits(db);
  for (const { id } of items) await liftLimit(db, id, { actorId, now: NOW });
  const lines = await db.auditEntry.findMany({ where: { actorId } });
  expect(lines.map((line) => line.subjectId.replace(/[\da-f]{16}$/, "…")).sort()).toEqual([
    "sign-in:…",
    "sign-up:…",
  ]);
  expect(JSON.stringify([items, lines])).not.toMatch(/people\.test|192\.0/);
  expect(await db.rateLimit.count()).toBe(0);
});
