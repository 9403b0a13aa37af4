import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import type { TestEvent } from "../../tests/factories";
import { changeEventRow } from "../../tests/factories";
import { inTransaction } from "../db/transaction";
import { armReminders } from "../domains/events/reminders/commands";
import { listReminders } from "../domains/events/reminders/queries";
import { provideEnv } from "../env";
import { drainOutbox } from "../outbox/relay";
import { ask, createComingEvent, forgetDone, joinAll, relayAll } from "../outbox/testing/outbox-fixtures";
import { runJob } from "./run";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  const { db } = database;
  await db.jobRun.deleteMany();
  await db.mailboxMessage.deleteMany();
});

/** An event in a day with confirmed guests whose confirmation emails are already sent. */
async function reminding(people: number) {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 10 });
  const userIds = await joinAll(db, event, people);
  await inTransaction(db, (tx) => armReminders(tx, [event.id], new Date()));
  await relayAll(db);
  await db.mailboxMessage.deleteMany();
  const { startsAt } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  const hourBefore = new Date(startsAt.getTime() - HOUR_MS + 1_000);
  return { event, userIds: userIds.toSorted(), startsAt, hourBefore };
}

async function remind(at: Date): Promise<void> {
  await runJob(database.db, "send-reminders", at);
  await relayAll(database.db, at);
}

/** The recipients of reminders, one entry per email. Otherwise only guests who cancelled get an email. */
async function reminded(): Promise<string[]> {
  const mails = await database.db.mailboxMessage.findMany({
    where: { NOT: { subject: { startsWith: "You've cancelled: " } } },
    orderBy: { to: "asc" },
  });
  expect(mails.filter(({ subject }) => !subject.startsWith("Starts in about 1 hour: "))).toEqual([]);
  return mails.map(({ to }) => to.split("@")[0] ?? "");
}

const withdraw = (event: TestEvent, userId: string) =>
  ask(database.db, event, [{ kind: "withdraw", actorId: userId, userId }]);

describe("a reminder", () => {
  test("a reminder reaches every confirmed guest once, whatever is repeated", async () => {
    const { db } = database;
    const { event, userIds, hourBefore } = await reminding(3);
    await remind(hourBefore);
    expect(await reminded()).toEqual(userIds);
    await db.jobRun.deleteMany();
    await forgetDone(db);
    await remind(new Date(hourBefore.getTime() + 60_000));
    expect(await reminded()).toEqual(userIds);
    const [, hour] = await listReminders(db, { event, now: hourBefore });
    expect(hour).toMatchObject({ minutesBefore: 60, state: "sent", recipients: 3 });
  });

  test("a reminder does not reach a guest who cancelled before it was due or between its release and its sending", async () => {
    const { db } = database;
    const { event, userIds, hourBefore } = await reminding(3);
    const [gone = "", leaving = "", staying = ""] = userIds;
    await withdraw(event, gone);
    await relayAll(db);
    await db.mailboxMessage.deleteMany();
    await runJob(db, "send-reminders", hourBefore);
    await drainOutbox(db, { until: new Date(Date.now() + 30_000), now: hourBefore });
    expect(await db.notification.count({ where: { kind: "event.reminder", eventId: event.id } })).toBe(2);
    await withdraw(event, leaving);
    await relayAll(db, hourBefore);
    expect(await reminded()).toEqual([staying]);
  });

  test("a reminder reaches no guest of an event that was cancelled after the release", async () => {
    const { db } = database;
    const { event, hourBefore } = await reminding(2);
    await runJob(db, "send-reminders", hourBefore);
    await changeEventRow(db, event.id, { status: "cancelled", cancelledAt: new Date() });
    await relayAll(db, hourBefore);
    expect(await reminded()).toEqual([]);
  });

  test.each([
    ["released", async () => {}],
    [
      "queued for sending",
      (at: Date) => drainOutbox(database.db, { until: new Date(Date.now() + 30_000), now: at }),
    ],
  ])(
    "a reminder that was %s before the event moved is not sent, and the one for the new start is",
    async (_, queue) => {
      const { db } = database;
      const { event, userIds, startsAt, hourBefore } = await reminding(2);
      await runJob(db, "send-reminders", hourBefore);
      await queue(hourBefore);
      const later = new Date(startsAt.getTime() + 5 * HOUR_MS);
      const moved = { startsAt: later, endsAt: new Date(later.getTime() + HOUR_MS) };
      await changeEventRow(db, event.id, moved);
      await inTransaction(db, (tx) => armReminders(tx, [event.id], hourBefore));
      await relayAll(db, hourBefore);
      expect(await reminded()).toEqual([]);
      await remind(new Date(hourBefore.getTime() + 5 * HOUR_MS));
      expect(await reminded()).toEqual(userIds);
    },
  );
});
