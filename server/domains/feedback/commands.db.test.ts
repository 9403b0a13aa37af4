import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createSession, createUsers, hours, NOW } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { provideEnv } from "../../env";
import { joinRequest } from "../../outbox/testing/outbox-fixtures";
import { applySeatRequests } from "../../seats/apply";
import { eraseRow } from "../accounts/erasure.commands";
import { giveFeedback, removeFeedback } from "./commands";
import { exportFeedback } from "./export.queries";
import { findMine, listFeedback, listPlaces, readSummary } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const began = { startsAt: hours(-2), endsAt: hours(-1), closesAt: null };

/** An event that began, with guests who have seats: they joined before it ended. */
async function held(guests: number) {
  const { db } = database;
  const event = await createEvent(db, began);
  const userIds = await createUsers(db, guests);
  const join = (poolId: string, ids: string[]) =>
    inTransaction(db, (tx) =>
      applySeatRequests(
        tx,
        poolId,
        ids.map((id) => joinRequest(id)),
        hours(-3),
      ),
    );
  await join(event.poolId, userIds);
  return { event, userIds, join };
}

const give = (poolId: string, userId: string, change: Partial<Parameters<typeof giveFeedback>[1]> = {}) =>
  giveFeedback(database.db, {
    poolId,
    noun: "event",
    userId,
    stars: 4,
    comment: null,
    anonymous: false,
    now: NOW,
    ...change,
  });

test("two posts at the same time are one row, and one of them made it", async () => {
  const { event, userIds } = await held(1);
  const [userId = ""] = userIds;
  const stars = [1, 2, 3, 4, 5, 1, 2, 3];
  const answers = await Promise.all(stars.map((n) => give(event.poolId, userId, { stars: n })));
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  expect(await database.db.feedback.count({ where: { poolId: event.poolId } })).toBe(1);
});

test("giving again replaces everything, and removing it leaves nothing", async () => {
  const { db } = database;
  const { event, userIds } = await held(1);
  const [userId = ""] = userIds;
  const by = { poolId: event.poolId, userId };
  expect(await give(event.poolId, userId, { comment: "Lovely", anonymous: true })).toMatchObject({
    created: true,
  });
  const later = new Date(NOW.getTime() + 60_000);
  const again = await give(event.poolId, userId, { stars: 2, now: later });
  expect(again).toEqual({
    created: false,
    feedback: {
      stars: 2,
      comment: null,
      anonymous: false,
      createdAt: NOW.toISOString(),
      updatedAt: later.toISOString(),
    },
  });
  expect(await findMine(db, by)).toEqual(again.feedback);
  await removeFeedback(db, by);
  expect(await findMine(db, by)).toBeNull();
  await expect(removeFeedback(db, by)).rejects.toMatchObject({ reason: "feedback.not-found" });
});

test("where one guest was checked in, only guests who were may give feedback", async () => {
  const { db } = database;
  const { event, userIds } = await held(2);
  const [came = "", stayed = ""] = userIds;
  await db.rsvp.updateMany({
    where: { poolId: event.poolId, userId: came },
    data: { checkedInSeats: 1, checkedInMembers: [0], checkedInAt: NOW },
  });
  await give(event.poolId, came);
  const refused = { code: "forbidden", reason: "feedback.not-there", details: { checkedIn: true } };
  await expect(give(event.poolId, stayed)).rejects.toMatchObject(refused);
  const places = await listPlaces(db, { event: { ...event, title: "It" }, userId: stayed, now: NOW });
  expect(places).toMatchObject([{ sessionId: null, canGive: false, why: "feedback.not-there" }]);
});

test("an anonymous entry has no person, no time and no id that holds one, also in the file", async () => {
  const { db } = database;
  const { event, userIds } = await held(2);
  const [ana = "", ben = ""] = userIds;
  await give(event.poolId, ana, { anonymous: true, comment: "A secret thought" });
  await give(event.poolId, ben, { stars: 5, comment: "=1+1" });
  const { name } = await db.user.findUniqueOrThrow({ where: { id: ana } });
  const list = await listFeedback(db, { poolId: event.poolId, limit: 10 });
  const entry = list.items.find(({ anonymous }) => anonymous);
  expect(entry).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    stars: 4,
    comment: "A secret thought",
    anonymous: true,
    person: null,
    day: "2026-11-20",
  });
  const row = await db.feedback.findFirstOrThrow({ where: { userId: ana } });
  expect(row.id[14]).toBe("4");
  const file = await exportFeedback(db, { ...event, slug: "a-slug", title: "It" });
  for (const text of [JSON.stringify(list), file.text]) {
    for (const secret of [ana, row.id]) expect(text).not.toContain(secret);
  }
  expect(JSON.stringify(entry)).not.toContain(name);
  expect(file.text).toContain("Anonymous");
  expect(file.text).toContain("'=1+1");
  expect(file.name).toBe("feedback-a-slug.csv");
});

test("hosts page through every entry once, in the same order each time, and not in the order of giving", async () => {
  const { db } = database;
  const { event, userIds } = await held(10);
  for (const userId of userIds) await give(event.poolId, userId, { anonymous: true, comment: userId });
  const readAll = async () => {
    const comments: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFeedback(db, { poolId: event.poolId, limit: 3, cursor });
      expect(page).toMatchObject({ count: 10, average: 4, stars: { 4: 10 } });
      comments.push(...page.items.map(({ comment }) => comment));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return comments;
  };
  const read = await readAll();
  expect(read.toSorted()).toEqual(userIds.toSorted());
  expect(await readAll()).toEqual(read);
});

test("a person rates the event and the sessions in which they have a seat, and hosts see both", async () => {
  const { db } = database;
  const { event, userIds, join } = await held(1);
  const [userId = ""] = userIds;
  const inIt = await createSession(db, event.id, began, { title: "Inks" });
  await createSession(db, event.id, began, { title: "Another" });
  await join(inIt.poolId, [userId]);
  await give(inIt.poolId, userId, { stars: 5, noun: "session" });
  const places = await listPlaces(db, { event: { ...event, title: "It" }, userId, now: NOW });
  expect(places).toMatchObject([
    { sessionId: null, title: "It", canGive: true, feedback: null },
    { sessionId: inIt.sessionId, title: "Inks", canGive: true, feedback: { stars: 5 } },
  ]);
  expect(await readSummary(db, event)).toMatchObject({
    event: { count: 0, average: null },
    sessions: [{ sessionId: inIt.sessionId, title: "Inks", count: 1, average: 5 }],
  });
});

test("the feedback of an account goes with it", async () => {
  const { db } = database;
  const { event, userIds } = await held(1);
  const [userId = ""] = userIds;
  await give(event.poolId, userId, { comment: "Mine" });
  await inTransaction(db, (tx) => eraseRow(tx, { userId, now: NOW }));
  expect(await db.feedback.count({ where: { poolId: event.poolId } })).toBe(0);
});
