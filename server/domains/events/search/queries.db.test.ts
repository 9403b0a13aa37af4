import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { changeEventRow, createEvent, createUsers, hours, NOW } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { listEvents } from "../listing/queries";
import { reindexEvents } from "./commands";

const list = testDatabase();
let hostId: string;

async function titles(q: string): Promise<string[]> {
  const { items } = await listEvents(list.db, { limit: 50, now: NOW, q });
  return items.map((event) => event.title);
}

async function make(title: string, inHours: number, change: object = {}): Promise<string> {
  const at = { startsAt: hours(inHours), endsAt: hours(inHours + 2) };
  const event = await createEvent(list.db, at, { hostId, title });
  await changeEventRow(list.db, event.id, change);
  return event.id;
}

beforeAll(async () => {
  [hostId = ""] = await createUsers(list.db, 1);
  await list.db.user.update({ where: { id: hostId }, data: { name: "Łucja Øster" } });
  await make("Long over jazz", -50);
  await make("Jazz at the Café", 10, { place: "Straße 17, Zürich", description: "Bring an umbrella." });
  await make("Late-night meet.up", 20, { place: "Secret loft", placeHidden: true });
  await make("東京ジャズ", 30);
  await make("C++ & friends 100%", 40);
  await make("Jazz nobody may find", 50, { visibility: "unlisted" });
  await make("Jazz in a drawer", 60, { status: "draft" });
  await make("Jazz called off", 70, { status: "cancelled" });
  await reindexEvents(list.db, { now: NOW });
});

describe("a search with the index", () => {
  test.each([
    ["jazz", ["Jazz at the Café"]],
    ["JAZ caf", ["Jazz at the Café"]],
    ["cafe zurich strasse", ["Jazz at the Café"]],
    ["umbrella", ["Jazz at the Café"]],
    ["jazz berlin", []],
    ["night late", ["Late-night meet.up"]],
    ["meet.up", ["Late-night meet.up"]],
    ["loft", []],
    ["ジャズ", ["東京ジャズ"]],
    ["c++", ["Jazz at the Café", "C++ & friends 100%"]],
    ["%", ["C++ & friends 100%"]],
    ["++", ["C++ & friends 100%"]],
    ["lucja", ["Jazz at the Café", "Late-night meet.up", "東京ジャズ", "C++ & friends 100%"]],
    ["azz", []],
  ])("a search for %j finds public events by the beginnings of words", async (q, found) => {
    expect(await titles(q)).toEqual(found);
  });

  test("a search never treats what a person types as an operator, and never fails on it", async () => {
    const piece = fc.constantFrom(
      ..."!&|():*\\'\"<->%_ $",
      "jazz",
      ":*",
      " & ",
      "!!",
      "<2>",
      "\ud800",
      "ß",
      "'a':1A",
    );
    const typed = fc.oneof(
      fc.array(piece, { maxLength: 20 }).map((all) => all.join("")),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const q = text.replaceAll("\0", "").slice(0, 100);
        expect(Array.isArray(await titles(q))).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(await titles("!jazz")).toEqual(["Jazz at the Café"]);
    expect(await titles("jazz | zzz")).toEqual([]);
  });

  test("a search finds an event with a stale index entry by its current text and not by the old one", async () => {
    const id = await make("Chess for beginners", 80);
    expect(await titles("chess")).toEqual(["Chess for beginners"]);
    await reindexEvents(list.db, { now: NOW });
    await list.db.event.update({
      where: { id },
      data: { title: "Draughts at dawn", version: { increment: 1 } },
    });
    expect(await titles("chess")).toEqual([]);
    expect(await titles("draughts")).toEqual(["Draughts at dawn"]);
    await reindexEvents(list.db, { now: NOW });
    expect(await titles("draughts")).toEqual(["Draughts at dawn"]);
  });

  test("a search with many results lists them by time, page by page, including events with stale index entries", async () => {
    const count = 520;
    for (let at = 0; at < 5; at++) await make(`Choir ${at}`, 100 + at);
    await list.db.$executeRaw`
      insert into "Event" (id, slug, "hostId", title, "startsAt", "endsAt", "timeZone", status, "inviteToken", "updatedAt")
      select ('019aa000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'many-' || n, ${hostId}::uuid, 'Choir of many',
        ${hours(200)}::timestamptz + make_interval(mins => n), ${hours(202)}::timestamptz + make_interval(mins => n), 'UTC',
        'published', 'token', now()
      from generate_series(1, ${count}::int) n`;
    await list.db.$executeRaw`
      insert into "SeatPool" (id, "eventId", state, capacity, "startsAt", "endsAt")
      select gen_random_uuid(), e.id, 'open', 10, e."startsAt", e."endsAt"
      from "Event" e where e.title = 'Choir of many'`;
    await reindexEvents(list.db, { now: NOW });
    await make("Choir that is new", 99);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEvents(list.db, { limit: 50, now: NOW, q: "choir", cursor });
      seen.push(...page.items.map((event) => event.title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.slice(0, 6)).toEqual(["Choir that is new", ...[0, 1, 2, 3, 4].map((at) => `Choir ${at}`)]);
    expect(seen).toHaveLength(6 + count);
  });

  test("a search without the index searches the text itself", async () => {
    provideEnv({ SEARCH_INDEX: "0" });
    try {
      expect(await titles("azz")).toEqual(["Jazz at the Café"]);
      expect(await titles("umbrella")).toEqual([]);
    } finally {
      provideEnv({ SEARCH_INDEX: "" });
    }
  });
});
