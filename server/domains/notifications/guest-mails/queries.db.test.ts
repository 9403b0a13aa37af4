import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createSession, hours, NOW } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { listGuestMails, previewGuestMail } from "./queries";
import { type GuestMailKind, guestMailKind, previewGuestMailInput } from "./schema";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

type Terms = Parameters<typeof createEvent>[1];

async function kindsAt(terms: Terms): Promise<GuestMailKind[]> {
  const event = await createEvent(database.db, terms);
  return (await listGuestMails(database.db, { event, now: NOW })).map((mail) => mail.kind);
}

async function preview(terms: Terms, kind: GuestMailKind, minutesBefore?: number) {
  const event = await createEvent(database.db, terms, { title: "Night walk" });
  const about = { place: "Behind the mill", placeHidden: true };
  await database.db.event.update({ where: { id: event.id }, data: about });
  if (kind.startsWith("session.")) await createSession(database.db, event.id, {}, { title: "Inks" });
  return previewGuestMail(database.db, { event, kind, minutesBefore, now: NOW });
}

describe("the list of automatic emails", () => {
  test("the list of automatic emails follows the terms of the event", async () => {
    const line = (kinds: GuestMailKind[]) => kinds.filter((kind) => /offer|promoted|waitlisted/.test(kind));
    expect(line(await kindsAt({ waitlistEnabled: false }))).toEqual([]);
    expect(line(await kindsAt({}))).toEqual(["rsvp.waitlisted", "rsvp.promoted"]);
    expect(line(await kindsAt({ waitlistMode: "offer" }))).toHaveLength(5);
    const short = await kindsAt({ waitlistMode: "offer", offerMinutes: 30 });
    expect(line(short)).not.toContain("rsvp.offer-ending");
    expect(await kindsAt({})).toContain("rsvp.confirmed");
    const asking = await kindsAt({ approvalRequired: true });
    expect(asking.slice(0, 2)).toEqual(["rsvp.requested", "rsvp.approved"]);
    expect(asking).not.toContain("rsvp.confirmed");
    expect(await kindsAt({ capacity: null })).not.toContain("rsvp.displaced");
  });

  test("emails about sessions are listed where the event has sessions, those about offers where one makes offers", async () => {
    const inSessions = async (terms: Terms | null) => {
      const event = await createEvent(database.db);
      if (terms) await createSession(database.db, event.id, terms);
      const mails = await listGuestMails(database.db, { event, now: NOW });
      return mails.filter(({ stage }) => stage === "session").map(({ kind }) => kind);
    };
    expect(await inSessions(null)).toEqual([]);
    expect(await inSessions({})).toContain("session.moved");
    expect(await inSessions({})).not.toContain("session.offered");
    expect(await inSessions({ waitlistMode: "offer", doorMinutes: 10 })).toEqual(
      expect.arrayContaining(["session.offered", "session.offer-ending", "session.released"]),
    );
  });

  test("the list of automatic emails has each reminder with its time and the number of its recipients", async () => {
    const event = await createEvent(database.db, { startsAt: hours(48), endsAt: hours(50) });
    await database.db.event.update({ where: { id: event.id }, data: { reminderMinutes: [60, 1_440] } });
    const mails = await listGuestMails(database.db, { event, now: NOW });
    const reminders = mails.filter((mail) => mail.kind === "event.reminder");
    expect(reminders.map(({ when, reminder }) => [when, reminder?.dueAt, reminder?.recipients])).toEqual([
      ["1 day before the start", hours(24).toISOString(), 0],
      ["1 hour before the start", hours(47).toISOString(), 0],
    ]);
  });
});

describe("the preview of an email", () => {
  test.each(guestMailKind.options)(
    "the preview of %s greets Ana and names the event, in both parts",
    async (kind) => {
      const minutes = kind === "event.reminder" ? 60 : undefined;
      const mail = await preview({ waitlistMode: "offer" }, kind, minutes);
      expect(mail.text).toContain("Hello Ana,");
      expect(mail.html).toContain("Hello Ana,");
      expect(mail.subject).toContain("Night walk");
      if (kind.startsWith("session.")) expect(mail.subject).toMatch(/session|Inks/i);
    },
  );

  test("a preview shows a hidden place to guests with a seat only", async () => {
    expect((await preview({}, "rsvp.confirmed")).text).toContain("Behind the mill");
    for (const kind of ["rsvp.waitlisted", "rsvp.requested", "rsvp.declined"] as const) {
      expect((await preview({}, kind)).text).not.toContain("Behind the mill");
    }
  });

  test("the preview of an offer has its real end and no working link, and writes nothing", async () => {
    const mail = await preview({ waitlistMode: "offer", offerMinutes: 120 }, "rsvp.offered");
    // Noon in London is one o'clock in Berlin, where the event is.
    expect(mail.subject).toContain("until Fri 20 Nov, 15:00 CET");
    expect(mail.text).toContain("https://turnout.example/offers/their-own-link");
    const { db } = database;
    expect([await db.rsvp.count(), await db.notification.count(), await db.mailboxMessage.count()]).toEqual([
      0, 0, 0,
    ]);
  });

  test("the preview of a reminder reads as on its day", async () => {
    expect((await preview({}, "event.reminder", 60)).subject).toBe("Starts in about 1 hour: Night walk");
  });

  test("a preview is requested with a time before the start if it is a reminder, and only then", () => {
    const eventId = "019aa3a0-0000-7000-8000-000000000004";
    const fits = (input: object) => previewGuestMailInput.safeParse({ eventId, ...input }).success;
    expect(fits({ kind: "event.reminder" })).toBe(false);
    expect(fits({ kind: "event.reminder", minutesBefore: 60 })).toBe(true);
    expect(fits({ kind: "rsvp.confirmed", minutesBefore: 60 })).toBe(false);
    expect(fits({ kind: "event.message" })).toBe(false);
  });
});
