import { beforeAll, describe, expect, test } from "vitest";
import { counted } from "../../../../tests/counted";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, hours, NOW } from "../../../../tests/factories";
import { listEvents } from "./queries";

const list = testDatabase();
const now = NOW;
let hostId: string;

async function titles(by: Partial<Parameters<typeof listEvents>[1]> = {}): Promise<string[]> {
  const { items } = await listEvents(list.db, { limit: 50, now, ...by });
  return items.map((event) => event.title);
}

beforeAll(async () => {
  [hostId = ""] = await createUsers(list.db, 1);
  await list.db.user.update({ where: { id: hostId }, data: { name: "Marta 100% Silveira" } });
  const at = (startsAt: Date, endsAt: Date) => ({ startsAt, endsAt });
  await createEvent(list.db, at(hours(-50), hours(-48)), { hostId, title: "Long over" });
  await createEvent(list.db, at(hours(-2), hours(2)), { hostId, title: "Running_now" });
  await createEvent(list.db, at(hours(24), hours(26)), { hostId, title: "Tomorrow's jazz" });
  await createEvent(list.db, at(hours(24), hours(30)), { title: "Another of tomorrow" });
  await createEvent(list.db, at(hours(200), hours(201)), { hostId, title: "Quote ' and \" and \\" });
  await createEvent(list.db, { state: "draft" }, { hostId, title: "Hidden draft" });
  await createEvent(list.db, { state: "cancelled" }, { hostId, title: "Hidden cancelled" });
  await createEvent(list.db, {}, { hostId, title: "Hidden unlisted", visibility: "unlisted" });
  await createEvent(list.db, {}, { hostId, title: "Hidden private", visibility: "private" });
  await list.db.event.updateMany({
    where: { title: "Tomorrow's jazz" },
    data: { place: "Café Zürich, Lisbon" },
  });
});

describe("the public list", () => {
  test("the public list has running and upcoming public events, the earliest start first, and no other events", async () => {
    expect(await titles()).toEqual([
      "Running_now",
      ...["Tomorrow's jazz", "Another of tomorrow"],
      "Quote ' and \" and \\",
    ]);
  });

  test.each([
    ["jazz", ["Tomorrow's jazz"]],
    ["JAZZ lisbon", ["Tomorrow's jazz"]],
    ["jazz berlin", []],
    ["zürich", ["Tomorrow's jazz"]],
    ["_", ["Running_now"]],
    ["%", ["Running_now", "Tomorrow's jazz", "Quote ' and \" and \\"]],
    ["100% marta", ["Running_now", "Tomorrow's jazz", "Quote ' and \" and \\"]],
    ["_tomorrow", []],
    ["'", ["Tomorrow's jazz", "Quote ' and \" and \\"]],
    ['"', ["Quote ' and \" and \\"]],
    ["\\", ["Quote ' and \" and \\"]],
    ['\'; drop table "Event" --', []],
    ["   ", ["Running_now", "Tomorrow's jazz", "Another of tomorrow", "Quote ' and \" and \\"]],
  ])("the public list finds by %j in title, place and host, word for word", async (q, found) => {
    expect(await titles({ q })).toEqual(found);
  });

  test("the public list can be limited to days", async () => {
    expect(await titles({ from: hours(-60), to: hours(0) })).toEqual(["Long over", "Running_now"]);
    expect(await titles({ from: hours(25), to: hours(100) })).toEqual([
      "Tomorrow's jazz",
      "Another of tomorrow",
    ]);
    expect(await titles({ from: hours(300) })).toEqual([]);
  });

  test("the public list pages without losing or repeating events that start together", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEvents(list.db, { limit: 1, now, cursor });
      seen.push(...page.items.map((event) => event.title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(await titles());
  });

  test("the public list needs one statement however long it is", async () => {
    const { db, statements } = counted(list.db);
    const { items } = await listEvents(db, { limit: 50, now });
    expect(items.length).toBeGreaterThan(3);
    expect(statements()).toBe(1);
  });

  test("the public list has everything about an event that a card shows", async () => {
    const { items } = await listEvents(list.db, { limit: 1, now });
    expect(items[0]).toMatchObject({
      status: "published",
      startsAt: hours(-2).toISOString(),
      host: { id: hostId, name: "Marta 100% Silveira", imageUrl: null },
      seats: { capacity: 10, seatsLeft: 10, waitlistLength: 0 },
    });
    expect(items[0]).not.toHaveProperty("inviteToken");
    expect(items[0]).not.toHaveProperty("description");
  });
});
