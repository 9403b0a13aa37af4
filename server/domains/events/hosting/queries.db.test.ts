import { beforeAll, describe, expect, test } from "vitest";
import { counted } from "../../../../tests/counted";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, hours, NOW } from "../../../../tests/factories";
import type { Viewer } from "../../accounts/schema";
import { indexEvents } from "../search/commands";
import { listHosted, listHosting } from "./queries";
import type { HostingShow } from "./schema";

const list = testDatabase();
const now = NOW;
let host: Viewer;
let helper: Viewer;
let seriesId: string;

async function viewerOf(userId: string): Promise<Viewer> {
  const { id, email, name } = await list.db.user.findUniqueOrThrow({ where: { id: userId } });
  return { id, email, name, emailVerified: true, imageUrl: null, timeZone: "UTC", role: "user" };
}

const hosting = (
  show: HostingShow,
  more: { q?: string; viewer?: Viewer; cursor?: string; limit?: number } = {},
) => listHosting(list.db, { viewer: host, limit: 50, now, show, ...more });

async function titles(show: HostingShow, q?: string): Promise<string[]> {
  const { items } = await hosting(show, q === undefined ? {} : { q });
  return items.map((row) => row.event.title);
}

beforeAll(async () => {
  const [hostId = "", helperId = "", otherId = ""] = await createUsers(list.db, 3);
  [host, helper] = [await viewerOf(hostId), await viewerOf(helperId)];
  const at = (from: number) => ({ startsAt: hours(from), endsAt: hours(from + 2) });
  await createEvent(list.db, at(-50), { hostId, title: "Long over" });
  await createEvent(list.db, at(-20), { hostId, title: "Just over" });
  await createEvent(list.db, at(-1), { hostId, title: "Running" });
  await createEvent(list.db, { ...at(-90), state: "draft" }, { hostId, title: "Old draft" });
  await createEvent(list.db, { ...at(5), state: "draft" }, { hostId, title: "Café Zürich, a draft" });
  await createEvent(list.db, { ...at(30), state: "cancelled" }, { hostId, title: "Called off" });
  const secret = await createEvent(list.db, at(40), {
    hostId,
    title: "Straße der Ängste",
    visibility: "private",
  });
  await createEvent(list.db, at(41), { hostId: otherId, title: "Café of another host" });
  const helped = await createEvent(list.db, at(42), { hostId: otherId, title: "Café with help" });
  for (const [eventId, role] of [[secret.id, "door"] as const, [helped.id, "cohost"] as const]) {
    await list.db.eventStaff.create({ data: { eventId, email: helper.email, role } });
  }
  // Staff of one's own event too: the viewer has one role, the higher one.
  await list.db.eventStaff.create({ data: { eventId: secret.id, email: host.email, role: "door" } });
  const series = await list.db.eventSeries.create({ data: { frequency: "weekly" } });
  seriesId = series.id;
  for (const week of [-2, -1, 1, 2, 3]) {
    const date = await createEvent(list.db, at(week * 168), { hostId, title: `Choir, week ${week}` });
    await list.db.event.update({ where: { id: date.id }, data: { seriesId } });
  }
  const all = await list.db.event.findMany({ where: { hostId, title: { not: "Running" } } });
  await indexEvents(
    list.db,
    all.map(({ id }) => id),
    NOW,
  );
});

describe("the hosting page", () => {
  test("the hosting page puts each event into one group, and each series into one row of every group that has its dates", async () => {
    expect(await titles("upcoming")).toEqual(["Running", "Straße der Ängste", "Choir, week 1"]);
    expect(await titles("past")).toEqual(["Just over", "Long over", "Choir, week -1"]);
    expect(await titles("draft")).toEqual(["Café Zürich, a draft", "Old draft"]);
    expect(await titles("cancelled")).toEqual(["Called off"]);
    const upcoming = await hosting("upcoming");
    expect(upcoming.items.map((row) => row.series)).toEqual([
      ...[null, null],
      { id: seriesId, frequency: "weekly", dates: 3 },
    ]);
  });

  test("the hosting page counts all events of each group, however short the page is", async () => {
    const totals = { upcoming: 5, draft: 2, past: 4, cancelled: 1 };
    expect((await hosting("upcoming", { limit: 1 })).totals).toEqual(totals);
    expect((await hosting("draft", { q: "choir" })).totals).toEqual({
      upcoming: 3,
      draft: 0,
      past: 2,
      cancelled: 0,
    });
  });

  test.each([
    ["cafe", "draft", ["Café Zürich, a draft"]],
    ["CAFÉ zurich", "draft", ["Café Zürich, a draft"]],
    ["zürich café", "draft", ["Café Zürich, a draft"]],
    ["strasse", "upcoming", ["Straße der Ängste"]],
    ["angste", "upcoming", ["Straße der Ängste"]],
    ["unning", "upcoming", ["Running"]],
    ["RUNNING", "upcoming", ["Running"]],
    ["café", "upcoming", []],
    ["%", "upcoming", []],
    ["_", "any", []],
    ['\'; drop table "Event" --', "any", []],
    ["called", "any", ["Called off"]],
    ["choir", "any", ["Choir, week 1"]],
    ["over", "past", ["Just over", "Long over"]],
  ] as const)(
    "the hosting page's search for %j among %s ignores case and accents",
    async (q, show, found) => {
      expect(await titles(show, q)).toEqual(found);
    },
  );

  test.each(["upcoming", "past", "draft", "any"] as const)(
    "the hosting page pages through %s without losing or repeating a row",
    async (show) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await hosting(show, { limit: 1, ...(cursor && { cursor }) });
        seen.push(...page.items.map((row) => row.event.title));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(await titles(show));
    },
  );

  test("the hosting page marks events that the viewer only helps with, once their address is confirmed", async () => {
    const { items, totals } = await hosting("upcoming", { viewer: helper });
    expect(items.map((row) => [row.event.title, row.event.viewerRole])).toEqual([
      ["Straße der Ängste", "door"],
      ["Café with help", "cohost"],
    ]);
    expect(totals.upcoming).toBe(2);
    const unconfirmed = await hosting("any", { viewer: { ...helper, emailVerified: false } });
    expect(unconfirmed).toMatchObject({ items: [], totals: { upcoming: 0 } });
    const own = await hosting("upcoming", { q: "straße" });
    expect(own.items.map((row) => row.event.viewerRole)).toEqual(["host"]);
  });

  test("the hosting page needs two statements however many events there are", async () => {
    const { db, statements } = counted(list.db);
    await listHosting(db, { viewer: host, limit: 50, now, show: "upcoming", q: "choir" });
    expect(statements()).toBe(2);
  });

  test("the hosting page refuses a cursor that it did not issue", async () => {
    await expect(hosting("upcoming", { cursor: "x" })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the list of hosted events", () => {
  const hosted = (more: Partial<Parameters<typeof listHosted>[1]> = {}) =>
    listHosted(list.db, { viewer: host, limit: 50, now, ...more });

  test("the list of hosted events has drafts, cancelled and hidden events with the upcoming ones, and past ones separately", async () => {
    const upcoming = (await hosted()).items.map((event) => event.title);
    expect(upcoming).toEqual(expect.arrayContaining(["Old draft", "Straße der Ängste", "Called off"]));
    const past = (await hosted({ when: "past" })).items.map((event) => event.title);
    expect(past).toEqual(["Just over", "Long over", "Choir, week -1", "Choir, week -2"]);
  });

  test("the list of hosted events has the dates of one series in the order of its group", async () => {
    const { items } = await hosted({ seriesId, show: "past" });
    expect(items.map((event) => event.title)).toEqual(["Choir, week -1", "Choir, week -2"]);
    const others = await hosted({ seriesId, show: "any", viewer: helper });
    expect(others.items).toEqual([]);
  });
});
