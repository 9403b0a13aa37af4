import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, hours, NOW } from "../../../tests/factories";
import { listAnnouncements, listEventAddresses } from "./queries";

const database = testDatabase();

beforeAll(async () => {
  const { db } = database;
  const [hostId = ""] = await createUsers(db, 1);
  const at = (startsAt: Date, endsAt: Date) => ({ startsAt, endsAt });
  await createEvent(db, at(hours(24), hours(26)), {
    hostId,
    title: "First announced",
  });
  await createEvent(db, at(hours(12), hours(13)), {
    hostId,
    title: "Last announced",
  });
  await createEvent(db, at(hours(-50), hours(-48)), { hostId, title: "Over" });
  await createEvent(db, at(hours(-24 * 500), hours(-24 * 499)), { hostId, title: "Long over" });
  await createEvent(db, { state: "draft" }, { hostId, title: "Draft" });
  await createEvent(db, { state: "cancelled" }, { hostId, title: "Cancelled" });
  await createEvent(db, {}, { hostId, title: "Unlisted", visibility: "unlisted" });
  await createEvent(db, {}, { hostId, title: "Private", visibility: "private" });
  await db.event.updateMany({
    where: { title: "Last announced" },
    data: { place: "Secret garden", placeHidden: true, slug: "last-announced" },
  });
  await db.event.updateMany({ where: { title: "First announced" }, data: { publishedAt: hours(-9) } });
  await db.event.updateMany({ where: { title: "Last announced" }, data: { publishedAt: hours(-1) } });
  await db.event.updateMany({ where: { title: "Over" }, data: { slug: "over" } });
  await db.event.updateMany({ where: { title: "First announced" }, data: { slug: "first-announced" } });
});

test("a feed holds upcoming public events, newest announcement first, without hidden places", async () => {
  const items = await listAnnouncements(database.db, NOW);
  expect(items.map((item) => item.title)).toEqual(["Last announced", "First announced"]);
  expect(JSON.stringify(items)).not.toContain("Secret garden");
});

test("a sitemap lists only public events until a year after their end", async () => {
  const slugs = (await listEventAddresses(database.db, NOW)).map((item) => item.slug);
  expect(slugs).toEqual(["first-announced", "last-announced", "over"]);
});
