import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import {
  createEvent,
  createUsers,
  joinRequest,
  NOW,
  newId,
  withdrawRequest,
} from "../../../../tests/factories";
import { inTransaction } from "../../../db/transaction";
import { provideEnv } from "../../../env";
import { applySeatRequests } from "../../../seats/apply";
import { reminderOccurrence } from "./policy";
import { listReminders, previewReminder } from "./queries";
import { REMINDER_KIND } from "./schema";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const store = testDatabase();
const viewer = { id: newId(), name: "Marta", email: "marta@people.test" };

/**
 * An event with three seats that starts in a day. Of its five people one is banned, one has withdrawn, and two hold
 * an offer or wait.
 */
async function busyEvent() {
  const { db } = store;
  const event = await createEvent(db, { capacity: 3, waitlistMode: "offer" }, { title: "Night walk" });
  const people = await createUsers(db, 5);
  const [banned = "", gone = ""] = people;
  const apply = (requests: Parameters<typeof applySeatRequests>[2]) =>
    inTransaction(db, (tx) => applySeatRequests(tx, event.poolId, requests, NOW));
  await apply(people.map((id) => joinRequest(id)));
  await apply([withdrawRequest(gone)]);
  await db.user.update({ where: { id: banned }, data: { bannedAt: NOW } });
  return { event, people };
}

test("a preview of a reminder counts confirmed guests only, without waitlisted, former or banned people, and shows the email", async () => {
  const { event } = await busyEvent();
  await store.db.event.update({ where: { id: event.id }, data: { place: "Old harbour", placeHidden: true } });
  const { recipients, mail } = await previewReminder(store.db, { event, minutesBefore: 1_440, viewer });
  expect(recipients).toBe(1);
  expect(mail.subject).toBe("Tomorrow, 13:00: Night walk");
  expect(mail.text).toContain("Hello Marta,");
  expect(mail.text).toContain("Where: Old harbour");
  const soon = await previewReminder(store.db, { event, minutesBefore: 60, viewer });
  expect(soon.mail.subject).toBe("Starts in about 1 hour: Night walk");
});

test("the list of reminders counts confirmed guests for planned ones and notified people for sent ones", async () => {
  const { db } = store;
  const { event, people } = await busyEvent();
  const reminder = { minutesBefore: 1_440, dueAt: new Date(NOW.getTime() - 1_000) };
  await db.eventReminder.create({ data: { eventId: event.id, ...reminder, releasedAt: NOW } });
  const told = { kind: REMINDER_KIND, subject: {}, inApp: true, title: "Coming up", createdAt: NOW };
  const occurrence = reminderOccurrence(event.id, reminder);
  await db.notification.createMany({
    data: people.slice(0, 3).map((recipient) => ({ id: newId(), recipient, occurrence, ...told })),
  });
  await db.notification.create({
    data: { id: newId(), recipient: viewer.id, occurrence: `${occurrence} of another start`, ...told },
  });
  expect(await listReminders(db, { event, now: NOW })).toMatchObject([
    { minutesBefore: 1_440, state: "sent", recipients: 3 },
    { minutesBefore: 60, state: "planned", recipients: 1 },
  ]);
});
