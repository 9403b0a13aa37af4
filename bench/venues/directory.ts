import { dayOf } from "../../lib/days";
import { seededRandom } from "../../lib/seeded-random";
import type { Db } from "../../server/db/client";
import { pageOfVenues } from "../../server/domains/venues/directory/order.queries";
import { listDirectory } from "../../server/domains/venues/directory/queries";
import type { DirectoryFilters } from "../../server/domains/venues/directory/schema";
import { databaseMs, statementsOf } from "../explain";
import { percentiles } from "../stats";
import { AMENITY_POOL, CITY_LIST } from "./fill";

const ROUNDS = 100;
const WARM_UP = 10;
const PAGE = 24;
const DAY_MS = 86_400_000;

type Ask = DirectoryFilters & { cursor?: string };
type Random = () => number;

const cityOf = (random: Random) => CITY_LIST[Math.floor(random() * CITY_LIST.length)] ?? CITY_LIST[0];
const near = (random: Random) => {
  const { latitude = 0, longitude = 0 } = cityOf(random) ?? {};
  return { latitude: latitude + random() / 10, longitude: longitude + random() / 10 };
};
const dates = (random: Random) => {
  const start = Date.now() + Math.floor(random() * 300) * DAY_MS;
  return { from: dayOf(new Date(start)), to: dayOf(new Date(start + 2 * DAY_MS)) };
};
const one = <Item>(random: Random, items: readonly Item[]) =>
  items[Math.floor(random() * items.length)] as Item;

/** A cursor after a row that stands somewhere in the whole list. */
function deep(by: DirectoryFilters, row: Deep): string {
  const keys = { ...row, km: null, miss: row.miss ?? 0 };
  return pageOfVenues(by, [keys, keys], 1).nextCursor ?? "";
}
type Deep = { id: string; name: string; createdAt: Date; seats: number; miss?: number };

/** What people and programs ask for, a kind each. */
function kindsOf(rows: Deep[]): Record<string, (random: Random) => Ask> {
  const row = (random: Random) => one(random, rows);
  return {
    "no filter": () => ({}),
    "text, one frequent word": (random) => ({ q: one(random, ["hall", "garden", "stat", "kitchen"]) }),
    "text, a frequent word that no name has": (random) => ({
      q: one(random, ["tram", "daylight", "quiet street"]),
    }),
    "text, a name": (random) => ({ q: row(random).name }),
    "text, a word and a city": (random) => ({ q: `loft ${cityOf(random)?.name}` }),
    "text that no venue has": () => ({ q: "zzzyx" }),
    "place, 25 km, nearest first": (random) => ({ near: near(random), radiusKm: 25 }),
    "place, 2,000 km, nearest first": (random) => ({ near: near(random), radiusKm: 2_000 }),
    "place, the whole world, nearest first": (random) => ({ near: near(random), radiusKm: 20_000 }),
    "dates and attendance": (random) => ({ ...dates(random), attendance: 50 + Math.floor(random() * 400) }),
    "dates and attendance that few can hold": (random) => ({ ...dates(random), attendance: 590 }),
    "dates and attendance, largest first": (random) => ({
      ...dates(random),
      attendance: 300,
      sort: "capacity",
    }),
    badge: (random) => ({
      badge: [one(random, ["accepting_events", "limited_availability", "fully_booked"])],
    }),
    "badge that no venue has": () => ({ badge: ["seasonal"] }),
    "two amenities": (random) => ({
      amenities: [one(random, AMENITY_POOL), one(random, AMENITY_POOL)] as never,
    }),
    city: (random) => ({ city: cityOf(random)?.name ?? "" }),
    "every filter together": (random) => ({
      q: "hall",
      near: near(random),
      radiusKm: 100,
      ...dates(random),
      attendance: 80,
      layout: "theatre",
      badge: ["accepting_events"],
      amenities: ["wifi"],
    }),
    "deep cursor by name": (random) => ({ sort: "name", cursor: deep({ sort: "name" }, row(random)) }),
    "deep cursor by age": (random) => ({ sort: "newest", cursor: deep({ sort: "newest" }, row(random)) }),
    "deep cursor by capacity": (random) => ({
      sort: "capacity",
      cursor: deep({ sort: "capacity" }, row(random)),
    }),
    "deep cursor of a text": (random) => ({
      q: "garden",
      cursor: deep({ q: "garden" }, { ...row(random), miss: random() < 0.5 ? 0 : 1 }),
    }),
    "deep cursor with dates and a badge": (random) => ({
      ...dates(random),
      badge: ["accepting_events"],
      cursor: deep({}, row(random)),
    }),
  };
}

/** A page of the directory, for each kind in turn: in the database alone, and as its caller waits for it. */
export async function directory(db: Db) {
  const random = seededRandom("directory");
  const rows = await db.$queryRaw<Deep[]>`
    select id, name, "createdAt", coalesce("capacityMax", 0) as seats from "Venue" order by random() limit 500`;
  const kinds = Object.entries(kindsOf(rows)).map(([name, ask]) => ({
    name,
    ask,
    inDatabase: [] as number[],
    called: [] as number[],
    found: 0,
  }));
  for (let index = 0; index < ROUNDS + WARM_UP; index++) {
    for (const kind of kinds) {
      const asked = { ...kind.ask(random), limit: PAGE };
      const startedAt = performance.now();
      const { items } = await listDirectory(db, asked);
      const ms = performance.now() - startedAt;
      const [statement] = await statementsOf(db, (watched) => listDirectory(watched, asked));
      if (!statement) throw new Error("the directory sent no statement");
      const alone = await databaseMs(db, statement);
      if (index < WARM_UP) continue;
      kind.called.push(ms);
      kind.inDatabase.push(alone);
      kind.found += items.length;
    }
  }
  return {
    venues: await db.venue.count(),
    rounds: ROUNDS,
    page: PAGE,
    kinds: Object.fromEntries(
      kinds.map(({ name, inDatabase, called, found }) => [
        name,
        {
          inDatabaseMs: percentiles(inDatabase),
          callMs: percentiles(called),
          meanFound: Math.round(found / ROUNDS),
        },
      ]),
    ),
    worstP95InDatabaseMs: Math.max(...kinds.map(({ inDatabase }) => percentiles(inDatabase).p95)),
    allInDatabaseMs: percentiles(kinds.flatMap(({ inDatabase }) => inDatabase)),
  };
}
