import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createSession,
  createUsers,
  hours,
  NOW,
  newId,
  type TestEvent,
} from "../../../tests/factories";
import { provideEnv } from "../../env";
import type { PoolTerms } from "../../seats/facts";
import { exportAccount } from "../accounts/export/queries";
import { withdrawRsvp } from "../rsvps/commands";
import { cancelSessionRsvp, rsvpToSession } from "../schedule/commands";
import { editSession, removeSession } from "../sessions/edit.commands";
import { getFeedAddress, getFeedFile } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
let event: TestEvent;
let ana: string;
let ben: string;

beforeEach(async () => {
  event = await createEvent(database.db, { capacity: 50 }, { title: "Night walk" });
  [ana = "", ben = ""] = await createUsers(database.db, 2);
});

let minute = 0;
const later = () => new Date(NOW.getTime() + ++minute * 61_000);

async function session(title: string, terms: Partial<PoolTerms> = {}) {
  const times = { startsAt: hours(25), endsAt: hours(26) };
  const made = await createSession(database.db, event.id, { ...times, ...terms }, { title });
  return { id: made.sessionId, eventId: event.id, poolId: made.poolId };
}
type Made = Awaited<ReturnType<typeof session>>;

const join = (to: Made, userId: string) =>
  rsvpToSession(database.db, { session: to, event, userId, now: later() });
const edit = (of: Made, changes: Parameters<typeof editSession>[1]["changes"]) =>
  editSession(database.db, { event, session: of, actorId: event.hostId, changes, now: later() });

/** The entries of a person's feed, by UID, as properties. */
async function feedOf(userId: string) {
  const { url } = await getFeedAddress(database.db, userId);
  const token = /calendar\/([^/]+)\.ics$/.exec(url)?.[1] ?? "";
  const { text } = await getFeedFile(database.db, { token, now: later() });
  const entries = text
    .replaceAll(/\r\n[ \t]/g, "")
    .split("BEGIN:VEVENT")
    .slice(1)
    .map((part) =>
      Object.fromEntries(
        part.split("\r\n").flatMap((line) => {
          const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
          return name ? [[name, value]] : [];
        }),
      ),
    );
  return new Map(entries.map((entry) => [entry.UID as string, entry as Record<string, string>]));
}

const entryOf = async (of: Made, userId: string) => (await feedOf(userId)).get(`${of.id}@turnout`);

describe("sessions in the personal calendar", () => {
  test("a seat in a session is an entry of its own, busy and in its room, beside that of the event", async () => {
    const inks = await session("Inks");
    await edit(inks, { room: "Hall 1" });
    await join(inks, ana);
    const feed = await feedOf(ana);
    expect(feed.size).toBe(2);
    expect(feed.get(`${event.id}@turnout`)).toMatchObject({ SUMMARY: "Night walk", STATUS: "CONFIRMED" });
    expect(feed.get(`${inks.id}@turnout`)).toMatchObject({
      SUMMARY: "Inks",
      STATUS: "CONFIRMED",
      TRANSP: "OPAQUE",
      LOCATION: "Hall 1",
      URL: `https://turnout.example/events/event-${event.id}/my-schedule`,
    });
  });

  test("a place on a session's waitlist and an offer are tentative, with the position in the title", async () => {
    const inks = await session("Inks", { capacity: 1 });
    await join(inks, ana);
    await join(inks, ben);
    expect(await entryOf(inks, ben)).toMatchObject({
      SUMMARY: "1st on the waitlist · Inks",
      STATUS: "TENTATIVE",
      TRANSP: "TRANSPARENT",
    });
    const paper = await session("Paper", { capacity: 1, waitlistMode: "offer", offerMinutes: 600 });
    await join(paper, ana);
    await join(paper, ben);
    await cancelSessionRsvp(database.db, { session: paper, userId: ana, now: later() });
    const offered = await entryOf(paper, ben);
    expect(offered?.SUMMARY).toMatch(/^Offer until .* · Paper$/);
    expect(offered?.STATUS).toBe("TENTATIVE");
  });

  test("the sequence number of a session grows with every change of it, of the seat and of the event", async () => {
    const inks = await session("Inks");
    await join(inks, ana);
    const numbers: number[] = [];
    const note = async () => numbers.push(Number((await entryOf(inks, ana))?.SEQUENCE));
    await note();
    await edit(inks, { startsAt: hours(25.5), endsAt: hours(26.5) });
    await note();
    await edit(inks, { room: "Hall 2" });
    await note();
    await cancelSessionRsvp(database.db, { session: inks, userId: ana, now: later() });
    await note();
    await join(inks, ana);
    await note();
    await database.db.event.update({ where: { id: event.id }, data: { version: { increment: 1 } } });
    await note();
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  test("a session that was cancelled or left is taken out of the calendar, and so are all once the event is left", async () => {
    const [inks, paper, type] = [await session("Inks"), await session("Paper"), await session("Type")];
    for (const one of [inks, paper, type]) await join(one, ana);
    await removeSession(database.db, { event, session: inks, actorId: event.hostId, now: later() });
    await cancelSessionRsvp(database.db, { session: paper, userId: ana, now: later() });
    expect((await entryOf(inks, ana))?.STATUS).toBe("CANCELLED");
    expect((await entryOf(paper, ana))?.STATUS).toBe("CANCELLED");
    expect((await entryOf(type, ana))?.STATUS).toBe("CONFIRMED");
    await withdrawRsvp(database.db, { event, userId: ana, now: later() });
    const statuses = [...(await feedOf(ana)).values()].map(({ STATUS }) => STATUS);
    expect(statuses).toEqual(["CANCELLED", "CANCELLED", "CANCELLED", "CANCELLED"]);
  });

  test("a person who cannot see a private event any more no longer sees its sessions", async () => {
    const inks = await session("Inks");
    await join(inks, ana);
    await database.db.event.update({ where: { id: event.id }, data: { visibility: "private" } });
    await database.db.rsvp.updateMany({
      where: { userId: ana },
      data: { status: "cancelled", statusAt: later() },
    });
    expect((await feedOf(ana)).size).toBe(0);
    const { email } = await database.db.user.findUniqueOrThrow({ where: { id: ana } });
    const invitation = { id: newId(), eventId: event.id, email, invitedById: event.hostId };
    await database.db.invitation.create({ data: invitation });
    expect(await entryOf(inks, ana)).toBeDefined();
    await database.db.rsvp.updateMany({
      where: { userId: ana, poolId: event.poolId },
      data: { status: "declined" },
    });
    expect((await feedOf(ana)).size).toBe(0);
  });
});

test("the export of an account names the session of each RSVP to one", async () => {
  const inks = await session("Inks");
  await join(inks, ana);
  const { rsvps } = await exportAccount(database.db, { userId: ana, now: later() });
  const named = rsvps.map(
    ({ pool }) => (pool as { session: { title: string } | null }).session?.title ?? null,
  );
  expect(named.sort()).toEqual(["Inks", null]);
});
