import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW } from "../../../../tests/factories";
import { takeHit } from "../../../db/rate-limit";
import { liftLimit } from "./commands";
import { countRefusals, listLimits } from "./queries";

const database = testDatabase();
const LIMIT = { name: "rsvp", hitsMax: 1, windowSeconds: 3600 };
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

test("lists who was turned away, the last one first, and nobody else", async () => {
  await turnAway("sign-in-address:aGFzaA", NOW);
  await turnAway(`rsvp:${ana}`, hours(1), 2);
  await turnAway("rsvp:somebody", NOW, 0);
  const { items, total } = await listLimits(database.db);
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { limit: "rsvp", refused: 2, refusedAt: hours(1).toISOString(), person: { id: ana } },
    { limit: "sign-in-address", subject: "aGFzaA", person: null },
  ]);
});

test("counts those of the last day", async () => {
  await turnAway("rsvp:a", hours(-25));
  await turnAway("rsvp:b", hours(-23), 5);
  expect(await countRefusals(database.db, NOW)).toEqual({ refused: 5, subjects: 1 });
});

test("lets somebody ask again once their limit is lifted, which is written down", async () => {
  const { db } = database;
  const key = `rsvp:${ana}`;
  await takeHit(db, LIMIT, ana);
  await expect(takeHit(db, LIMIT, ana)).rejects.toMatchObject({ code: "rate-limited" });
  await liftLimit(db, key, { actorId, now: NOW });
  await expect(takeHit(db, LIMIT, ana)).resolves.toBeUndefined();
  expect(await db.auditEntry.findMany({ where: { subjectId: key } })).toMatchObject([
    { actorId, action: "limit.lifted", subject: "limit", at: NOW },
  ]);
  await liftLimit(db, key, { actorId, now: NOW });
  await expect(liftLimit(db, key, { actorId, now: NOW })).rejects.toMatchObject({ code: "not-found" });
});
