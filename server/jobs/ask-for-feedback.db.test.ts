import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { changeEventRow } from "../../tests/factories";
import { giveFeedback } from "../domains/feedback/commands";
import { provideEnv } from "../env";
import { createComingEvent, joinAll, relayAll } from "../outbox/testing/outbox-fixtures";
import { runJob } from "./run";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  const { db } = database;
  await db.jobRun.deleteMany();
  await db.notification.deleteMany();
  // Events of other tests end at about the same time.
  await db.event.updateMany({ where: { feedbackAskedAt: null }, data: { feedbackAskedAt: new Date() } });
});

/** An event with guests, whose first emails are sent. */
async function over(people: number) {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: people });
  const userIds = await joinAll(db, event, people + 1);
  await relayAll(db);
  await db.mailboxMessage.deleteMany();
  const { endsAt } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  const after = (hours: number) => new Date(endsAt.getTime() + hours * HOUR_MS);
  return { event, after, guests: userIds.slice(0, people) };
}

async function ask(at: Date) {
  await database.db.jobRun.deleteMany();
  await runJob(database.db, "ask-for-feedback", at);
  await relayAll(database.db, at);
}

async function asked(): Promise<string[]> {
  const rows = await database.db.notification.findMany({ where: { kind: "feedback.asked" } });
  return rows.map(({ userId }) => userId ?? "").sort();
}

test("an hour after the end each guest with a seat is asked once, by one message", async () => {
  const { after, guests, event } = await over(2);
  await ask(after(0.9));
  expect(await asked()).toEqual([]);
  await ask(after(1));
  expect(await asked()).toEqual(guests.toSorted());
  await ask(after(2));
  expect(await asked()).toHaveLength(2);
  const mails = await database.db.mailboxMessage.findMany();
  const { slug } = await database.db.event.findUniqueOrThrow({ where: { id: event.id } });
  expect(mails).toHaveLength(2);
  expect(mails[0]?.subject).toMatch(/^How was /);
  expect(mails[0]?.text).toContain(`https://turnout.example/events/${slug}/feedback`);
});

test("guests who gave feedback, and guests who were not checked in where others were, are not asked", async () => {
  const { db } = database;
  const { event, after, guests } = await over(3);
  const [came = "", gave = ""] = guests;
  await db.rsvp.updateMany({
    where: { poolId: event.poolId, userId: { in: [came, gave] } },
    data: { checkedInSeats: 1, checkedInMembers: [0], checkedInAt: after(-1) },
  });
  const given = { poolId: event.poolId, noun: "event", userId: gave, stars: 5, comment: null } as const;
  await giveFeedback(db, { ...given, anonymous: false, now: after(0) });
  await ask(after(1));
  expect(await asked()).toEqual([came]);
});

test("no one is asked about an event that ended more than three days ago or was cancelled", async () => {
  const { db } = database;
  const late = await over(1);
  await ask(late.after(72.1));
  await changeEventRow(db, late.event.id, { status: "cancelled" });
  await ask(late.after(1.5));
  expect(await asked()).toEqual([]);
});
