import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { addMember, askVenue, createOrganization, createRfp, createVenue } from "../../tests/venue-factories";
import type { Prisma } from "../db/generated/client";
import { provideEnv } from "../env";
import { forgetNotices, mailTexts, noticesOf, tell } from "./testing/sourcing-notices";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

let organizationId: string;
let slug: string;
let creator: string;
let owner: string;
let member: string;
let ids: { rfpId: string; rfpVenueId: string; venueId: string };

beforeEach(async () => {
  const { db } = database;
  await forgetNotices(db);
  ({ id: organizationId, slug, ownerId: owner } = await createOrganization(db));
  creator = await addMember(db, organizationId);
  member = await addMember(db, organizationId);
  const rfp = await createRfp(db, { organizationId, createdById: creator });
  const venue = await createVenue(db);
  const rfpVenueId = await askVenue(db, { rfpId: rfp.id, venueId: venue.id });
  ids = { rfpId: rfp.id, rfpVenueId, venueId: venue.id };
});

type Availability = "confirmed" | "tentative" | "unavailable";

/** The venue answers, or revises its answer; `minutes` later everything due is sent. */
async function answer(availability: Availability, minutes = 0, data: Prisma.RfpVenueUpdateInput = {}) {
  const { db } = database;
  const before = await db.rfpVenue.findUniqueOrThrow({ where: { id: ids.rfpVenueId } });
  const revision = before.revision + 1;
  await db.rfpVenue.update({
    where: { id: ids.rfpVenueId },
    data: { status: "responded", availability, revision, respondedAt: new Date(), ...data },
  });
  const payload = { ...ids, availability, revision, before: before.availability };
  await tell(db, { type: "rfp.venue-answered", aggregateId: ids.rfpId, payload }, minutes);
}

const SETTLED_MINUTES = 6;
const mailsTo = async (userId: string) =>
  (await noticesOf(database.db, userId)).filter((one) => one.startsWith("email"));

test.each<[Availability, string]>([
  ["confirmed", "The Old Tannery is available"],
  ["tentative", "The Old Tannery may be available"],
  ["unavailable", "The Old Tannery is not available"],
])("a venue's answer %s notifies the creator by email and owners in the app", async (availability, words) => {
  const { db } = database;
  await answer(availability, SETTLED_MINUTES, {
    quote: 125_000,
    currency: "EUR",
    message: "Bring <b>cake</b>",
  });
  const title = `${words}: Spring summit`;
  expect(await noticesOf(db, creator)).toEqual([`email: ${title}`, `inApp: ${title}`]);
  expect(await noticesOf(db, owner)).toEqual([`inApp: ${title}`]);
  expect(await noticesOf(db, member)).toEqual([]);
  const [text = ""] = await mailTexts(db);
  expect(text).toContain("Quote: 1,250.00 EUR");
  expect(text).toContain(`https://turnout.example/organize/${slug}/requests/${ids.rfpId}`);
  const mail = await db.mailboxMessage.findFirstOrThrow();
  expect(mail.html).toContain("Bring &lt;b&gt;cake&lt;/b&gt;");
});

test("an answer and its revision within minutes are one email, with the newest answer", async () => {
  await answer("confirmed");
  await answer("unavailable", SETTLED_MINUTES);
  expect(await mailsTo(creator)).toEqual(["email: The Old Tannery is not available: Spring summit"]);
});

test("a revision after the email of an answer says that the answer changed", async () => {
  await answer("confirmed", SETTLED_MINUTES);
  await answer("unavailable", SETTLED_MINUTES);
  expect(await mailsTo(creator)).toEqual([
    "email: The Old Tannery changed its answer: Spring summit",
    "email: The Old Tannery is available: Spring summit",
  ]);
  const shown = await noticesOf(database.db, owner);
  expect(shown).toContain("inApp: The Old Tannery is no longer available: Spring summit");
});

test("an answer to a request that was closed before its email is not emailed", async () => {
  const { db } = database;
  await answer("confirmed");
  await db.rfp.update({ where: { id: ids.rfpId }, data: { status: "closed", endedAt: new Date() } });
  await answer("confirmed", SETTLED_MINUTES);
  expect(await mailsTo(creator)).toEqual([]);
});

test("owners and managers get the emails of a creator who has left the organization", async () => {
  const { db } = database;
  await db.organizationMember.deleteMany({ where: { userId: creator } });
  await answer("confirmed", SETTLED_MINUTES);
  expect(await mailsTo(owner)).toEqual(["email: The Old Tannery is available: Spring summit"]);
  expect(await noticesOf(db, creator)).toEqual([]);
});

test("an email on its way is dropped when its reader leaves the organization", async () => {
  const { db } = database;
  await answer("confirmed");
  await db.organizationMember.deleteMany({ where: { userId: creator } });
  await answer("confirmed", SETTLED_MINUTES);
  expect(await mailsTo(creator)).toEqual([]);
  const dropped = await db.delivery.findFirstOrThrow({ where: { notification: { userId: creator } } });
  expect(dropped.lastError).toContain("no longer belongs to the organization");
});

test("a venue that turns a request down gives the organizer its reason", async () => {
  const { db } = database;
  const data = {
    status: "turned_down",
    turnDownReason: "booked",
    turnDownNote: "We close for repairs.",
  } as const;
  await db.rfpVenue.update({ where: { id: ids.rfpVenueId }, data });
  await tell(db, { type: "rfp.venue-turned-down", aggregateId: ids.rfpId, payload: ids });
  expect(await mailsTo(creator)).toEqual(["email: The Old Tannery turned your request down: Spring summit"]);
  const texts = (await mailTexts(db)).join();
  expect(texts).toContain("The reason they gave: the dates are taken.");
  expect(texts).toContain("We close for repairs.");
});

test("venues that let one deadline pass are one email to the organizer, and one to each venue", async () => {
  const { db } = database;
  const other = await createVenue(db, { name: "Boathouse" });
  const otherId = await askVenue(db, { rfpId: ids.rfpId, venueId: other.id, status: "no_response" });
  await db.rfpVenue.update({ where: { id: ids.rfpVenueId }, data: { status: "no_response" } });
  for (const rfpVenueId of [ids.rfpVenueId, otherId]) {
    const payload = { ...ids, rfpVenueId, venueId: other.id };
    await tell(db, { type: "rfp.venue-unanswered", aggregateId: ids.rfpId, payload });
  }
  expect(await mailsTo(creator)).toEqual(["email: 2 of 2 venues didn't answer in time: Spring summit"]);
  expect(await mailsTo(other.ownerId)).toEqual(["email: Deadline missed: Spring summit"]);
  expect((await mailTexts(db)).join()).toMatch(/No answer from: .*Boathouse/);
});
