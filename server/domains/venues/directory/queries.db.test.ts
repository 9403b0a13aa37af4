import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dayOf } from "../../../../lib/days";
import { testDatabase } from "../../../../tests/database";
import { createVenue, dayFromToday } from "../../../../tests/venue-factories";
import { provideEnv } from "../../../env";
import { listDirectory, listPoints } from "./queries";
import { type DirectoryFilters, type DirectorySort, directorySort } from "./schema";

const database = testDatabase();
beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }));
beforeEach(async () => {
  await database.db.venueAvailabilitySignal.deleteMany({});
  await database.db.venue.deleteMany({});
});

const names = async (by: DirectoryFilters = {}) =>
  (await listDirectory(database.db, { ...by, limit: 50 })).items.map(({ name }) => name);
const lisbon = { latitude: 38.7223, longitude: -9.1393 };
type Data = NonNullable<Parameters<typeof createVenue>[1]>;
const venue = (name: string, data: Data = {}) => createVenue(database.db, { name, ...data });

describe("the directory", () => {
  test("only listed venues are in the directory and on its map", async () => {
    for (const status of ["draft", "listed", "unlisted", "archived"] as const)
      await venue(status, { status });
    expect(await names()).toEqual(["listed"]);
    expect((await listPoints(database.db, {})).items).toMatchObject([{ name: "listed", ...lisbon }]);
  });

  test("a venue is found by the beginnings of the words of its name, place, amenities and description", async () => {
    await venue("Salão Nobre", { city: "São Paulo", country: "BR", amenities: ["stage"] });
    await venue("Cellar", { description: "Vaults of brick" });
    for (const q of ["salao", "SAL nob", "sao", "brazil", "stage sal"])
      expect(await names({ q }), q).toEqual(["Salão Nobre"]);
    expect(await names({ q: "brick" })).toEqual(["Cellar"]);
    for (const q of ["salao brick", "x", "'; drop", "!", ":*"]) expect(await names({ q }), q).toEqual([]);
  });

  test("venues whose name matches come before those that match elsewhere", async () => {
    await venue("Annex", { description: "Behind the tannery" });
    await venue("Tannery B");
    await venue("Old Tannery");
    expect(await names({ q: "tannery" })).toEqual(["Old Tannery", "Tannery B", "Annex"]);
    expect(await names({ q: "tannery", sort: "name" })).toEqual(["Annex", "Old Tannery", "Tannery B"]);
  });

  test("a city is found without regard to case and accents, and not by a part of its name", async () => {
    await venue("A", { city: "Köln" });
    await venue("B", { city: "New York" });
    expect(await names({ city: "KOLN" })).toEqual(["A"]);
    expect(await names({ city: "York" })).toEqual([]);
  });

  test("venues near a point come nearest first, also across the date line", async () => {
    await venue("Setúbal", { latitude: 38.5244, longitude: -8.8882 });
    await venue("Lisbon", lisbon);
    await venue("Porto", { latitude: 41.1579, longitude: -8.6291 });
    await venue("Nowhere", { latitude: null, longitude: null });
    expect(await names({ near: lisbon })).toEqual(["Lisbon", "Setúbal"]);
    expect(await names({ near: lisbon, radiusKm: 400 })).toEqual(["Lisbon", "Setúbal", "Porto"]);
    await venue("Taveuni", { latitude: -16.8, longitude: -179.95 });
    const fiji = { latitude: -16.8, longitude: 179.95 };
    const found = await listDirectory(database.db, { near: fiji, limit: 5 });
    expect(found.items).toMatchObject([{ name: "Taveuni", distanceKm: 10.6 }]);
  });

  test("a venue that has blocked one of the days is left out, and one blocked up to them is not", async () => {
    const blocked = (from: number, to: number) => ({
      blockedDates: { create: { startsOn: dayFromToday(from), endsOn: dayFromToday(to) } },
    });
    await venue("Before", blocked(5, 10));
    await venue("During", blocked(9, 11));
    await venue("After", blocked(12, 14));
    const day = (n: number) => dayOf(dayFromToday(n));
    expect(await names({ from: day(10), to: day(12) })).toEqual(["After", "Before"]);
    expect(await names({ from: day(10) })).toEqual(["After", "Before"]);
    expect(await names({ from: day(11), to: day(13) })).toEqual(["Before", "During"]);
  });

  test("attendance needs one space that seats as many, in the layout that is asked for", async () => {
    await venue("Large", { spaces: { create: { name: "Hall", theatre: 300, banquet: 100 } } });
    await venue("Small", {
      spaces: {
        create: [
          { name: "A", theatre: 60 },
          { name: "B", theatre: 60 },
        ],
      },
    });
    expect(await names({ attendance: 100 })).toEqual(["Large"]);
    expect(await names({ attendance: 60 })).toEqual(["Large", "Small"]);
    expect(await names({ attendance: 101, layout: "banquet" })).toEqual([]);
    expect(await names({ layout: "banquet" })).toEqual(["Large"]);
  });

  test("badges and amenities filter, and the list shows the badge with its evidence", async () => {
    const open = await venue("Open", {
      availabilityStatus: "accepting_events",
      amenities: ["wifi", "stage"],
    });
    await venue("Full", { availabilityStatus: "fully_booked", amenities: ["wifi"] });
    expect(await names({ badge: ["accepting_events", "seasonal"] })).toEqual(["Open"]);
    expect(await names({ amenities: ["wifi"] })).toEqual(["Full", "Open"]);
    expect(await names({ amenities: ["stage", "wifi"] })).toEqual(["Open"]);
    const at = new Date(Date.now() - 86_400_000);
    const signal = { id: "vas_000000000001", venueId: open.id, factId: open.id, recordedAt: at };
    await database.db.venueAvailabilitySignal.create({ data: { ...signal, signalType: "confirmed" } });
    const { items } = await listDirectory(database.db, { badge: ["accepting_events"], limit: 5 });
    expect(items).toMatchObject([
      {
        badge: {
          label: "Accepting events",
          color: "green",
          evidence: { answers: 1, newestAt: at.toISOString() },
        },
      },
    ]);
  });
});

describe("pages of the directory", () => {
  const by: Record<DirectorySort, DirectoryFilters> = {
    name: {},
    newest: {},
    capacity: { layout: "theatre" },
    distance: { near: lisbon, radiusKm: 5 },
    relevance: { q: "hall" },
  };

  test.each(directorySort.options)("the pages in the order %s show every venue once", async (sort) => {
    for (let n = 0; n < 9; n++) {
      await venue(n % 2 ? "Hall" : `Room ${n % 4}`, {
        description: "A hall",
        spaces: { create: { name: "Main", theatre: 100 + (n % 3) } },
        createdAt: new Date(2026, 0, 1 + (n % 3)),
      });
    }
    const filters = { ...by[sort], sort };
    const all = (await listDirectory(database.db, { ...filters, limit: 50 })).items.map(({ id }) => id);
    expect(all).toHaveLength(9);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDirectory(database.db, { ...filters, cursor, limit: 2 });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  test("a cursor of another order is refused", async () => {
    await venue("A");
    await venue("B");
    const { nextCursor } = await listDirectory(database.db, { limit: 1 });
    const other = listDirectory(database.db, { sort: "newest", cursor: nextCursor ?? "", limit: 1 });
    await expect(other).rejects.toMatchObject({ reason: "input.invalid" });
  });
});
