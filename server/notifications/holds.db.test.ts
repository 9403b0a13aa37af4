import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import {
  addMember,
  createEntry,
  createOrganization,
  createRfp,
  createVenue,
  offerHold,
  type TestEntry,
  type TestVenue,
} from "../../tests/venue-factories";
import type { Prisma } from "../db/generated/client";
import { provideEnv } from "../env";
import type { FactsOf } from "../outbox/catalog";
import { forgetNotices, mailTexts, noticesOf, tell } from "./testing/sourcing-notices";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

let venue: TestVenue;
let entry: TestEntry;
let slug: string;
let creator: string;
let owner: string;

beforeEach(async () => {
  const { db } = database;
  await forgetNotices(db);
  venue = await createVenue(db);
  const organization = await createOrganization(db);
  slug = organization.slug;
  owner = organization.ownerId;
  creator = await addMember(db, organization.id);
  await db.user.update({
    where: { id: creator },
    data: {
      timeZone: "America/New_York",
      phone: `+1555${Date.now() % 10_000_000}`,
      phoneConfirmedAt: new Date(),
    },
  });
  const rfp = await createRfp(db, { organizationId: organization.id, createdById: creator });
  entry = await createEntry(db, { venueId: venue.id, organizationId: organization.id, sourceRfpId: rfp.id });
});

type EntryFact = Exclude<
  FactsOf<"venueHold">,
  "venueHold.moved-up" | "venueHold.breaker-opened" | "venueHold.breaker-resolved" | "venueHold.deactivated"
>;

function fact(type: EntryFact) {
  const { id: entryId, organizationId, venueId } = entry;
  return { type, aggregateId: venueId, payload: { venueId, entryId, organizationId } };
}

const change = (data: Prisma.VenueWaitlistEntryUncheckedUpdateInput) =>
  database.db.venueWaitlistEntry.update({ where: { id: entry.id }, data });

const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, "");

test("joining is confirmed with the position, in the app and by email", async () => {
  const { db } = database;
  await tell(db, fact("venueHold.joined"));
  const line = "You're 1st on the waitlist: The Old Tannery";
  expect(await noticesOf(db, creator)).toEqual([`email: ${line}`, `inApp: ${line}`]);
  expect(await noticesOf(db, owner)).toEqual([`inApp: ${line}`]);
});

test("a hold is announced in the app, by email and over WhatsApp, with its end in both time zones", async () => {
  const { db } = database;
  await offerHold(db, entry.id);
  await tell(db, fact("venueHold.offered"));
  const told = (await noticesOf(db, creator)).map(plain);
  expect(told).toEqual([
    expect.stringMatching(/^email: Held for you until .* WES?T \(.* E[SD]T your time\): The Old Tannery$/),
    "inApp: The Old Tannery is being held for you",
    "whatsapp: The Old Tannery is being held for you",
  ]);
  expect((await noticesOf(db, owner)).map(plain)).toEqual([
    expect.stringMatching(/^email: Held for you until/),
    "inApp: The Old Tannery is being held for you",
  ]);
  const phone = await db.mailboxMessage.findFirstOrThrow({ where: { channel: "whatsapp" } });
  expect(phone.text).toContain("a spot at The Old Tannery is being held for you until");
  expect(phone.text).toContain(`https://turnout.example/organize/${slug}/waitlist#${entry.id}`);
});

test("the reminder of a hold goes by email and over WhatsApp, and not into the app", async () => {
  const { db } = database;
  await offerHold(db, entry.id, 20);
  await tell(db, fact("venueHold.reminded"));
  expect((await noticesOf(db, creator)).map((one) => one.split(":")[0])).toEqual(["email", "whatsapp"]);
});

test("a hold that was answered or has ended is not told, with or without a job", async () => {
  const { db } = database;
  await offerHold(db, entry.id, -1);
  await tell(db, fact("venueHold.offered"));
  await offerHold(db, entry.id);
  await change({ status: "cancelled", endedAt: new Date(), endReason: "declined_offer" });
  await tell(db, fact("venueHold.offered"));
  await tell(db, fact("venueHold.reminded"));
  expect(await noticesOf(db, creator)).toEqual([]);
});

test.each<[EntryFact, string, string[]]>([
  [
    "venueHold.expired",
    "hold_expired",
    ["email: Your hold has ended: The Old Tannery", "inApp: Your hold has ended: The Old Tannery"],
  ],
  [
    "venueHold.lapsed",
    "dates_passed",
    ["email: You're off the waitlist: The Old Tannery", "inApp: You're off the waitlist: The Old Tannery"],
  ],
  [
    "venueHold.lapsed",
    "venue_closed",
    ["email: You're off the waitlist: The Old Tannery", "inApp: You're off the waitlist: The Old Tannery"],
  ],
])("the end of an entry by time is announced by %s", async (type, endReason, told) => {
  await change({ status: "expired", endedAt: new Date(), endReason });
  await tell(database.db, fact(type));
  expect(await noticesOf(database.db, creator)).toEqual(told);
  const [text = ""] = await mailTexts(database.db);
  expect(text.includes("has left Turnout")).toBe(endReason === "venue_closed");
});

test("a converted hold leads to its new request, in the app alone", async () => {
  const { db } = database;
  const { id: convertedRfpId } = await createRfp(db, {
    organizationId: entry.organizationId,
    status: "draft",
  });
  await change({ status: "converted", endedAt: new Date(), convertedRfpId });
  await tell(db, fact("venueHold.converted"));
  expect(await noticesOf(db, creator)).toEqual(["inApp: New request created for The Old Tannery"]);
  const shown = await db.notification.findFirstOrThrow({ where: { userId: creator } });
  expect(shown.path).toBe(`/organize/${slug}/requests/${convertedRfpId}`);
});

test("a better position is one notification per entry, which is renewed and becomes unread", async () => {
  const { db } = database;
  const [second, third] = [
    await createEntry(db, { venueId: venue.id }),
    await createEntry(db, { venueId: venue.id }),
  ];
  const { ownerId: waiting } = {
    ownerId: (
      await db.organizationMember.findFirstOrThrow({ where: { organizationId: third.organizationId } })
    ).userId,
  };
  const leave = async ({ id, number }: { id: string; number: number }) => {
    const data = { status: "cancelled", endedAt: new Date(), endReason: "other" } as const;
    await db.venueWaitlistEntry.update({ where: { id }, data });
    const payload = { venueId: venue.id, afterNumber: number };
    await tell(db, { type: "venueHold.moved-up", aggregateId: venue.id, payload });
  };
  await leave(entry);
  expect(await noticesOf(db, waiting)).toEqual(["inApp: You're now 2nd on the waitlist: The Old Tannery"]);
  await db.notification.updateMany({ where: { userId: waiting }, data: { readAt: new Date() } });
  await leave(second);
  expect(await noticesOf(db, waiting)).toEqual(["inApp: You're now 1st on the waitlist: The Old Tannery"]);
  expect(await db.notification.count({ where: { userId: waiting, readAt: null } })).toBe(1);
  expect(await noticesOf(db, creator)).toEqual([]);
});

test("an organization is asked by email if it is still interested, and not after it has answered", async () => {
  const { db } = database;
  await change({ nudgedAt: new Date(), datesFlexible: true });
  await tell(db, fact("venueHold.nudged"));
  expect(await noticesOf(db, creator)).toEqual(["email: Are you still interested?: The Old Tannery"]);
  const [text = ""] = await mailTexts(db);
  expect(text).toContain(`https://turnout.example/organize/${slug}/waitlist/${entry.id}/still-interested`);
  await forgetNotices(db);
  await change({ isStillInterested: true });
  await tell(db, fact("venueHold.nudged"));
  expect(await noticesOf(db, creator)).toEqual([]);
});

test.each([
  ["venueHold.breaker-opened", "Your waitlist is paused", "The waitlist of The Old Tannery is paused"],
  [
    "venueHold.deactivated",
    "Your waitlist is switched off",
    "The waitlist of The Old Tannery is switched off",
  ],
] as const)("%s notifies the venue's team until it is resolved", async (type, subject, title) => {
  const { db } = database;
  const member = await addMember(db, venue.organizationId);
  const opened = { type, aggregateId: venue.id, payload: { venueId: venue.id } };
  await tell(db, opened);
  expect(await noticesOf(db, venue.ownerId)).toEqual([
    `email: ${subject}: The Old Tannery`,
    `inApp: ${title}`,
  ]);
  expect(await noticesOf(db, member)).toEqual([`inApp: ${title}`]);
  expect(await noticesOf(db, creator)).toEqual([]);
  await forgetNotices(db);
  await db.venue.update({
    where: { id: venue.id },
    data: { breakerResolvedAt: new Date(Date.now() + 60_000) },
  });
  await tell(db, opened);
  expect(await noticesOf(db, venue.ownerId)).toEqual([]);
});
