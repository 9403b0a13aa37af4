import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers } from "../../../tests/factories";
import {
  addMember,
  askVenue,
  createEntry,
  createRfp,
  createVenue,
  offerHold,
} from "../../../tests/venue-factories";
import { provideEnv } from "../../env";
import { getFeedAddress, getFeedFile } from "./queries";

provideEnv({
  LOG_LEVEL: "silent",
  NEXTAUTH_SECRET: "a secret for tests",
  NEXTAUTH_URL: "https://turnout.example",
});
const database = testDatabase();

let ids: { organizer: string; team: string; rfpId: string; rfpVenueId: string; entryId: string };
beforeAll(async () => {
  const { db } = database;
  const venue = await createVenue(db);
  const rfp = await createRfp(db);
  const rfpVenueId = await askVenue(db, { rfpId: rfp.id, venueId: venue.id });
  const other = await createVenue(db, { name: "Boathouse" });
  const entry = await createEntry(db, {
    venueId: other.id,
    organizationId: rfp.organizationId,
    sourceRfpId: rfp.id,
  });
  await offerHold(db, entry.id);
  const team = await addMember(db, venue.organizationId);
  ids = { organizer: rfp.createdById, team, rfpId: rfp.id, rfpVenueId, entryId: entry.id };
});

/** The personal calendar without its folded lines. */
async function feedOf(userId: string): Promise<string> {
  const { url } = await getFeedAddress(database.db, userId);
  const token = url.split("/").at(-1)?.replace(".ics", "") ?? "";
  const { text } = await getFeedFile(database.db, { token, now: new Date() });
  return text.replaceAll("\r\n ", "").replaceAll(/[\u2066-\u2069]/g, "");
}

const sequenceOf = (feed: string, uid: string) =>
  new RegExp(`UID:${uid}(?:.|\r\n)*?SEQUENCE:(\\d+)`).exec(feed)?.[1];

test("the calendar of an organizer has the holds to answer and the deadlines of their requests", async () => {
  const feed = await feedOf(ids.organizer);
  expect(feed).toContain("SUMMARY:Answer the hold of Boathouse");
  expect(feed).toContain("SUMMARY:Answers are due: Spring summit");
  expect(feed).toContain(`UID:${ids.rfpId}-answers@turnout`);
  expect(feed).not.toContain("Answer the request for");
});

test("the calendar of a venue's team has the requests to answer, and a stranger's has nothing", async () => {
  expect(await feedOf(ids.team)).toContain("SUMMARY:Answer the request for The Old Tannery: Spring summit");
  const [stranger = ""] = await createUsers(database.db, 1);
  expect(await feedOf(stranger)).not.toContain("BEGIN:VEVENT");
});

test("a deadline that moves keeps its entry with a higher sequence number", async () => {
  const { db } = database;
  const uid = `${ids.rfpVenueId}-answer@turnout`;
  expect(sequenceOf(await feedOf(ids.team), uid)).toBe("0");
  const responseDeadline = new Date(Date.now() + 9 * 86_400_000);
  await db.rfp.update({ where: { id: ids.rfpId }, data: { responseDeadline, version: { increment: 1 } } });
  expect(sequenceOf(await feedOf(ids.team), uid)).toBe("1");
});

test("what is settled, or whose time is over, is gone from the calendar", async () => {
  const { db } = database;
  await db.rfpVenue.update({
    where: { id: ids.rfpVenueId },
    data: { status: "turned_down", turnDownReason: "other" },
  });
  expect(await feedOf(ids.team)).not.toContain("BEGIN:VEVENT");
  await offerHold(db, ids.entryId, -1);
  expect(await feedOf(ids.organizer)).not.toContain("Answer the hold");
  await db.rfp.update({ where: { id: ids.rfpId }, data: { status: "closed", endedAt: new Date() } });
  expect(await feedOf(ids.organizer)).not.toContain("BEGIN:VEVENT");
});
