import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import {
  addMember,
  askVenue,
  createOrganization,
  createRfp,
  createVenue,
  type TestOrganization,
  type TestVenue,
} from "../../tests/venue-factories";
import type { RfpVenueStatus } from "../domains/rfps/schema";
import { provideEnv } from "../env";
import type { FactsOf } from "../outbox/catalog";
import { forgetNotices, mailTexts, noticesOf, tell } from "./testing/sourcing-notices";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

let organizer: TestOrganization;
let venue: TestVenue;
let manager: string;
let member: string;
let ids: { rfpId: string; rfpVenueId: string; venueId: string };

beforeEach(async () => {
  const { db } = database;
  await forgetNotices(db);
  organizer = await createOrganization(db, { name: "Lantern Events" });
  venue = await createVenue(db);
  manager = await addMember(db, venue.organizationId, { role: "manager" });
  member = await addMember(db, venue.organizationId);
  const rfp = await createRfp(db, { organizationId: organizer.id });
  const rfpVenueId = await askVenue(db, { rfpId: rfp.id, venueId: venue.id });
  ids = { rfpId: rfp.id, rfpVenueId, venueId: venue.id };
});

type AboutVenue = Exclude<
  FactsOf<"rfp">,
  "rfp.sent" | "rfp.extended" | "rfp.closed" | "rfp.question-asked" | "rfp.venue-answered"
>;

const fact = (type: AboutVenue) => ({ type, aggregateId: ids.rfpId, payload: ids });

async function turn(status: RfpVenueStatus) {
  const hasAnswered = status === "awarded" || status === "not_awarded";
  const answer =
    hasAnswered && ({ availability: "confirmed", revision: 1, respondedAt: new Date() } as const);
  await database.db.rfpVenue.update({ where: { id: ids.rfpVenueId }, data: { status, ...answer } });
}

/** Until when a correction that settles keeps people from being notified twice. */
const SETTLED_MINUTES = 6;

test.each<[AboutVenue, RfpVenueStatus, string, string, string]>([
  [
    "rfp.venue-asked",
    "asked",
    "Lantern Events asks about The Old Tannery: Spring summit",
    "New request: Spring summit",
    "asks whether The Old Tannery is available. Please answer by",
  ],
  [
    "rfp.venue-asked-again",
    "asked",
    "Lantern Events asks again about The Old Tannery: Spring summit",
    "You're asked again: Spring summit",
    "asks again whether",
  ],
  [
    "rfp.venue-unanswered",
    "no_response",
    "Deadline missed: Spring summit",
    "Deadline missed: Spring summit",
    "can no longer answer",
  ],
  [
    "rfp.awarded",
    "awarded",
    "The Old Tannery was chosen: Spring summit",
    "The Old Tannery was chosen: Spring summit",
    "Good news: Lantern Events chose",
  ],
  [
    "rfp.venue-not-awarded",
    "not_awarded",
    "Another venue was chosen: Spring summit",
    "Another venue was chosen: Spring summit",
    "decided for another venue",
  ],
])(
  "a venue's owners and managers get %s by email, and its members in the app",
  async (type, status, title, subject, words) => {
    const { db } = database;
    await turn(status);
    await tell(db, fact(type), SETTLED_MINUTES);
    const both = [`email: ${subject}`, `inApp: ${title}`];
    expect(await noticesOf(db, venue.ownerId)).toEqual(both);
    expect(await noticesOf(db, manager)).toEqual(both);
    expect(await noticesOf(db, member)).toEqual([`inApp: ${title}`]);
    const text = (await mailTexts(db)).find((one) => one.includes("/venue-desk/")) ?? "";
    expect(text.replaceAll(/[\u2066-\u2069]/g, "")).toContain(words);
    expect(text).toContain(`/requests/${ids.rfpVenueId}`);
  },
);

test("every venue that was asked is notified of a closed request", async () => {
  const { db } = database;
  await db.rfp.update({ where: { id: ids.rfpId }, data: { status: "closed", endedAt: new Date() } });
  await tell(db, fact("rfp.venue-closed"));
  expect(await noticesOf(db, manager)).toEqual([
    "email: Request closed: Spring summit",
    "inApp: Closed: Spring summit",
  ]);
});

test("a withdrawn request notifies the people who were notified of it, and no one else", async () => {
  const { db } = database;
  await tell(db, fact("rfp.venue-asked"));
  const late = await addMember(db, venue.organizationId, { role: "manager" });
  await turn("withdrawn");
  await tell(db, fact("rfp.venue-withdrawn"));
  expect(await noticesOf(db, manager)).toContain("email: Request withdrawn: Spring summit");
  expect(await noticesOf(db, late)).toEqual([]);
});

test("a request that is withdrawn before its email is sent sends neither email", async () => {
  const { db } = database;
  await turn("withdrawn");
  await tell(db, fact("rfp.venue-asked"));
  await tell(db, fact("rfp.venue-withdrawn"));
  expect(await noticesOf(db, manager)).toEqual([]);
});

test("a deadline that moves twice within minutes is one email with the newest", async () => {
  const { db } = database;
  const at = (days: number) => new Date(Date.now() + days * 86_400_000);
  const extended = { type: "rfp.extended" as const, aggregateId: ids.rfpId, payload: { rfpId: ids.rfpId } };
  await db.rfp.update({ where: { id: ids.rfpId }, data: { responseDeadline: at(9) } });
  await tell(db, extended);
  await db.rfp.update({ where: { id: ids.rfpId }, data: { responseDeadline: at(12) } });
  await tell(db, extended, SETTLED_MINUTES);
  const told = await noticesOf(db, manager);
  expect(told.filter((one) => one.startsWith("email"))).toEqual(["email: New deadline: Spring summit"]);
});

test("a question goes to the venue and a reply to the organizer, each with its words", async () => {
  const { db } = database;
  const word = async (byVenue: boolean, body: string) => {
    const authorId = byVenue ? manager : organizer.ownerId;
    const { id } = await db.rfpQuestion.create({
      data: { rfpVenueId: ids.rfpVenueId, authorId, byVenue, body },
    });
    const payload = { ...ids, questionId: id, byVenue };
    await tell(db, { type: "rfp.question-asked", aggregateId: ids.rfpId, payload });
  };
  await word(false, "Is the hall step-free?");
  expect(await noticesOf(db, organizer.ownerId)).toEqual([]);
  expect(await noticesOf(db, manager)).toContain("email: New message: Spring summit");
  await word(true, "It is.");
  expect(await noticesOf(db, organizer.ownerId)).toEqual([
    "email: New message from The Old Tannery: Spring summit",
    "inApp: The Old Tannery wrote to you: Spring summit",
  ]);
  const texts = (await mailTexts(db)).join();
  expect(texts).toContain("Is the hall step-free?");
});

test("a person who has left the venue's organization gets no notification, and no longer sees earlier ones", async () => {
  const { db } = database;
  await tell(db, fact("rfp.venue-asked"));
  const { listNotifications, countUnread } = await import("../domains/notifications/centre/queries");
  const seen = async () =>
    (await listNotifications(db, { userId: manager, show: "all", limit: 10 })).items.length;
  expect([await seen(), await countUnread(db, manager)]).toEqual([1, { count: 1 }]);
  await db.organizationMember.deleteMany({ where: { userId: manager } });
  expect([await seen(), await countUnread(db, manager)]).toEqual([0, { count: 0 }]);
  await turn("awarded");
  await tell(db, fact("rfp.awarded"));
  expect(await noticesOf(db, manager)).not.toContain("email: The Old Tannery was chosen: Spring summit");
});

test("no email names the address of another person", async () => {
  const { db } = database;
  await tell(db, fact("rfp.venue-asked"));
  const texts = (await mailTexts(db)).join("\n");
  expect(texts).not.toMatch(/@people\.test/);
});

test("a fact that is relayed twice tells each person once", async () => {
  const { db } = database;
  await tell(db, fact("rfp.venue-asked"));
  await tell(db, fact("rfp.venue-asked"));
  expect(await noticesOf(db, manager)).toHaveLength(2);
});

test("every member of a team larger than one step is notified of a request", async () => {
  const { db } = database;
  const many = await Promise.all(Array.from({ length: 60 }, () => addMember(db, venue.organizationId)));
  await tell(db, fact("rfp.venue-asked"));
  const told = await db.notification.count({ where: { userId: { in: many }, kind: "rfp.asked" } });
  expect(told).toBe(60);
});
