import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, joinRequest, rsvpsOf } from "../../../../tests/factories";
import { findViolations } from "../../../../tests/invariants";
import { provideEnv } from "../../../env";
import { withdrawBanned } from "../../../jobs/withdraw-banned";
import { log } from "../../../log";
import { loadNotices, noticeOrThrow } from "../../../notifications/load-notices";
import { readPages } from "../../../notifications/occasions/table";
import type { Fact } from "../../../outbox/sink";
import { submitSeatRequest } from "../../../seats/gather";
import { cancelAnyEvent } from "../../operations/events/commands";
import { listAllEvents } from "../../operations/events/queries";
import { banUser, unbanUser } from "../../operations/users/commands";
import { chooseByRefusalLink } from "../../refusals/commands";
import { refusalLinkToken } from "../../refusals/queries";
import { settleHostedEvents } from "./commands";
import { previewSuccession } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "http://localhost:3000", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const now = new Date();
const soon = { startsAt: new Date(now.getTime() + 3_600_000), endsAt: new Date(now.getTime() + 7_200_000) };
let host: string;
let ben: string;
let guest: string;

beforeEach(async () => {
  [host = "", ben = "", guest = ""] = await createUsers(database.db, 3);
});

const emailOf = async (id: string) =>
  (await database.db.user.findUniqueOrThrow({ where: { id }, select: { email: true } })).email;
const eventRow = (id: string) =>
  database.db.event.findUniqueOrThrow({ where: { id }, select: { hostId: true, status: true } });
const factsAbout = (id: string) =>
  database.db.outboxEvent.findMany({ where: { aggregateId: id }, orderBy: { seq: "asc" } });

async function hosted(...cohosts: string[]) {
  const event = await createEvent(database.db, soon, { hostId: host });
  for (const [n, id] of cohosts.entries()) {
    const createdAt = new Date(now.getTime() + n);
    await database.db.eventStaff.create({
      data: { eventId: event.id, email: await emailOf(id), role: "cohost", createdAt },
    });
  }
  await submitSeatRequest(database.db, event.poolId, joinRequest(guest), now);
  return event;
}

/** The notifications about this event, by person. */
async function told(eventId: string): Promise<string[]> {
  const facts = (await factsAbout(eventId)).map((row) => ({ ...row, attempts: 0 }) as unknown as Fact);
  const { pages } = await readPages(database.db, facts, { now, limit: 100 });
  const occasions = pages.flatMap((page) => page.occasions);
  const notices = (await loadNotices(database.db, occasions, now)).map(noticeOrThrow);
  return occasions.flatMap(({ kind, to }, index) =>
    notices[index] && !notices[index].staleBecause && "userId" in to ? [`${kind} ${to.userId}`] : [],
  );
}

describe("the events of a banned host", () => {
  test("the events of a banned host go to the co-host who was named first and has a confirmed address", async () => {
    const { db } = database;
    const [unconfirmed = "", banned = "", second = ""] = await createUsers(db, 3);
    await db.user.update({ where: { id: unconfirmed }, data: { emailVerifiedAt: null } });
    await db.user.update({ where: { id: banned }, data: { bannedAt: now } });
    const event = await hosted(unconfirmed, banned, ben, second);
    const preview = await previewSuccession(db, { userId: host, leaving: "banned", now });
    expect(preview).toMatchObject({
      counts: { "handed-over": 1, cancelled: 0 },
      events: [{ id: event.id, outcome: "handed-over", people: 1 }],
    });
    expect((await banUser(db, { userId: host, now, decideAt: now })).hosted).toMatchObject({
      handedOver: 1,
      cancelled: 0,
    });
    expect(await eventRow(event.id)).toEqual({ hostId: ben, status: "published" });
    expect(await db.eventStaff.count({ where: { eventId: event.id, email: await emailOf(ben) } })).toBe(0);
    expect(await rsvpsOf(db, event.poolId)).toMatchObject([{ userId: guest, status: "confirmed" }]);
    expect(await told(event.id)).toEqual([`host.handed-over ${ben}`]);
  });

  test("the events of a banned host do not go to a co-host who unsubscribed from this host's invitations, and are cancelled where there is no other", async () => {
    const { db } = database;
    const [second = ""] = await createUsers(db, 1);
    const token = refusalLinkToken({ hostId: host, email: await emailOf(ben) });
    await chooseByRefusalLink(db, { token, scope: "host", refused: true });
    const [event, alone] = [await hosted(ben, second), await hosted(ben)];
    const { events } = await previewSuccession(db, { userId: host, leaving: "banned", now });
    expect(new Map(events.map(({ id, outcome }) => [id, outcome]))).toEqual(
      new Map([
        [event.id, "handed-over"],
        [alone.id, "cancelled"],
      ]),
    );
    await banUser(db, { userId: host, now, decideAt: now });
    expect(await eventRow(event.id)).toMatchObject({ hostId: second });
    expect(await eventRow(alone.id)).toMatchObject({ hostId: host, status: "cancelled" });
  });

  test("the events of a banned host without a co-host are cancelled, guests and helpers are notified, and lifting the ban changes nothing", async () => {
    const { db } = database;
    const event = await hosted();
    const draft = await createEvent(db, { ...soon, state: "draft" }, { hostId: host });
    const past = await createEvent(
      db,
      { startsAt: new Date(now.getTime() - 7_200_000), endsAt: new Date(now.getTime() - 3_600_000) },
      { hostId: host },
    );
    await banUser(db, { userId: host, now, decideAt: now });
    expect(await eventRow(event.id)).toMatchObject({ status: "cancelled", hostId: host });
    expect(await eventRow(draft.id)).toMatchObject({ status: "draft", hostId: host });
    expect(await eventRow(past.id)).toMatchObject({ status: "published", hostId: host });
    expect(await told(event.id)).toContain(`event.cancelled ${guest}`);
    await unbanUser(db, { userId: host, now });
    expect(await eventRow(event.id)).toMatchObject({ status: "cancelled" });
    expect(await findViolations(db, now)).toEqual([]);
  });

  test("the events of a banned host are settled by the job if the ban was interrupted, once", async () => {
    const { db } = database;
    const event = await hosted(ben);
    await db.user.update({ where: { id: host }, data: { bannedAt: now } });
    const run = () => withdrawBanned.run({ db, now, decideAt: now, log: log(), slotAt: now });
    expect(await run()).toMatchObject({ handedOver: 1, cancelled: 0, unsettled: 0 });
    expect(await run()).toMatchObject({ handedOver: 0, cancelled: 0, unsettled: 0 });
    expect(await eventRow(event.id)).toMatchObject({ hostId: ben });
  });

  test("the events of a host who is not banned stay", async () => {
    const event = await hosted();
    await settleHostedEvents(database.db, { userId: host, now, decideAt: now });
    expect(await eventRow(event.id)).toEqual({ hostId: host, status: "published" });
  });
});

describe("an admin", () => {
  test("an admin finds any event by its host and cancels it once, which is audited and notified to everyone", async () => {
    const { db } = database;
    const event = await hosted(ben);
    const q = await emailOf(host);
    expect(await listAllEvents(db, { q, limit: 5, now })).toMatchObject({
      items: [{ id: event.id, state: "upcoming", people: 1, host: { id: host, isBanned: false } }],
    });
    const order = { eventId: event.id, reason: "spam", actorId: ben, now, decideAt: now };
    expect(await cancelAnyEvent(db, order)).toEqual({ cancelled: true });
    expect(await cancelAnyEvent(db, order)).toEqual({ cancelled: false });
    expect(
      await db.auditEntry.findMany({
        where: { subjectId: event.id },
        select: { action: true, detail: true },
      }),
    ).toEqual([{ action: "event.cancelled", detail: { reason: "spam" } }]);
    const heard = await told(event.id);
    expect(heard).toContain(`event.cancelled ${guest}`);
    expect(heard).toContain(`host.event-cancelled ${host}`);
    expect(heard).toContain(`host.event-cancelled ${ben}`);
  });

  test("an admin cannot cancel a draft or an event that is over", async () => {
    const { db } = database;
    const draft = await createEvent(db, { ...soon, state: "draft" }, { hostId: host });
    await expect(
      cancelAnyEvent(db, { eventId: draft.id, actorId: ben, now, decideAt: now }),
    ).rejects.toMatchObject({
      reason: "event.not-published",
    });
  });
});
