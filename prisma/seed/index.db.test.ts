import { verify } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { utcToLocal } from "../../lib/dates";
import { inferAll } from "../../server/domains/availability/inference.commands";
import { getEvent } from "../../server/domains/events/queries";
import { getSeries } from "../../server/domains/events/series/queries";
import { getAvailability } from "../../server/domains/holds/availability.queries";
import { listEntries } from "../../server/domains/holds/queries";
import { testDatabase } from "../../tests/database";
import { findViolationsOf } from "../../tests/invariants";
import { eventId } from "./events";
import { seedDemo } from "./index";
import { DEMO_PASSWORD, PERSONAS } from "./personas";
import { organizationId } from "./sourcing/organizations";
import { venueId } from "./sourcing/venues";

const demo = testDatabase();
// The real clock, because the database's clock decides which offers are open.
const now = new Date();

test("the seed fills an empty database once, with correct counters and no open deliveries", async () => {
  await seedDemo(demo.db, now);
  await seedDemo(demo.db, now);

  const pools = await demo.db.$queryRaw<{ wrong: number; events: number }[]>`
    select count(*)::int as events, count(*) filter (where
      p."confirmedSeats" <> (select coalesce(sum(seats), 0) from "Rsvp" where "poolId" = p.id and status = 'confirmed')
      or p."waitlistLength" <> (select count(*) from "Rsvp" where "poolId" = p.id and status = 'waitlisted')
      or p."startsAt" <> e."startsAt" or p."endsAt" <> e."endsAt")::int as wrong
    from "SeatPool" p join "Event" e on e.id = p."eventId" where p."sessionId" is null`;
  expect(pools).toEqual([{ wrong: 0, events: 25 }]);
  expect(await demo.db.outboxEvent.count({ where: { doneAt: null } })).toBe(0);
});

test("the seed has personas who can sign in with the demo password", async () => {
  const host = await demo.db.user.findUniqueOrThrow({ where: { email: PERSONAS.host.email } });
  expect(host.id).toBe(PERSONAS.host.id);
  expect(await verify(host.passwordHash ?? "", DEMO_PASSWORD)).toBe(true);
});

test.each([
  ["jazz", { status: "published", seats: { capacity: 80, seatsLeft: 43, waitlistLength: 0 } }],
  ["ceramics", { status: "published", seats: { capacity: 12, seatsLeft: 1 } }],
  ["supper", { status: "published", seats: { capacity: 24, seatsLeft: 0, waitlistLength: 6 } }],
  ["momo", { status: "published", partyRule: "strict", seats: { seatsLeft: 1, waitlistLength: 3 } }],
  ["studios", { status: "published", capacity: null }],
  ["conference", { status: "published" }],
  ["breakfast", { visibility: "unlisted" }],
  ["birthday", { visibility: "private" }],
  ["repair", { status: "draft" }],
  ["cinema", { status: "cancelled" }],
  ["photography", { status: "ended" }],
  [
    "letterpress",
    { waitlistMode: "offer", seats: { confirmedSeats: 5, offeredSeats: 1, seatsLeft: 0, waitlistLength: 3 } },
  ],
  ["portfolio", { approvalRequired: true, placeHidden: true, place: null, seats: { confirmedSeats: 3 } }],
  ["garden", { questions: [{ kind: "choice", required: true }, { kind: "text" }] }],
] as const)("the seed has the event %s as the demo promises it", async (key, promised) => {
  expect(await getEvent(demo.db, { eventId: eventId(key), role: null, viewerId: null, now })).toMatchObject(
    promised,
  );
});

test("the seed has people who wait for approval, an open offer, answers to questions, and a weekly series", async () => {
  const statusOf = async (who: "ben" | "chi", key: "letterpress" | "portfolio") => {
    const rsvps = { where: { userId: PERSONAS[who].id }, select: { status: true, offerExpiresAt: true } };
    const event = await demo.db.event.findUniqueOrThrow({
      where: { id: eventId(key) },
      select: { pools: { select: { rsvps } } },
    });
    return event.pools[0]?.rsvps[0];
  };
  expect(await statusOf("chi", "portfolio")).toMatchObject({ status: "pending" });
  const offer = await statusOf("ben", "letterpress");
  expect(offer).toMatchObject({ status: "offered" });
  expect(offer?.offerExpiresAt?.getTime()).toBeGreaterThan(now.getTime());
  expect(await demo.db.rsvp.count({ where: { answers: { not: {} } } })).toBeGreaterThan(15);
  const { items } = await getSeries(demo.db, { eventId: eventId("chess"), viewer: null, now });
  const onWall = items.map((date) => utcToLocal(new Date(date.startsAt), "Europe/Lisbon").slice(11));
  expect(onWall).toEqual(Array(6).fill("19:00"));
});

test("the seed has venues, requests in every state, a running hold and one open circuit breaker", async () => {
  const listed = await demo.db.venue.count({ where: { status: "listed" } });
  expect(listed).toBeGreaterThanOrEqual(12);
  const states = await demo.db.rfp.groupBy({
    by: ["status"],
    where: { organizationId: organizationId("fjord") },
    _count: true,
  });
  expect(states.map(({ status }) => status).sort()).toEqual(["awarded", "closed", "draft", "sent"]);

  const entries = await listEntries(
    demo.db,
    { organizationIds: [organizationId("fjord")], activeOnly: true, page: 1, pageSize: 20 },
    now,
  );
  const bySlug = entries.waitlistEntries.map(({ venue, status, position }) => [venue.slug, status, position]);
  expect(Object.fromEntries(bySlug.map(([slug, ...rest]) => [slug, rest]))).toEqual({
    "glass-pavilion": ["offered", 1],
    "the-boiler-house": ["waiting", 2],
    "old-customs-house": ["waiting", 1],
    "kiln-hall": ["waiting", 2],
  });
  const breakerOf = async (key: string) =>
    (await getAvailability(demo.db, venueId(key), now)).circuitBreaker.isOpen;
  expect([await breakerOf("customs-house"), await breakerOf("boiler-house")]).toEqual([true, false]);
});

test("the badges of the seed are those that its answers stand for", async () => {
  const badges = () =>
    demo.db.venue.findMany({
      select: { slug: true, availabilityStatus: true, inferredStatus: true },
      orderBy: { slug: "asc" },
    });
  const before = await badges();
  await inferAll(demo.db, now);
  expect(await badges()).toEqual(before);
  expect(new Set(before.map(({ availabilityStatus }) => availabilityStatus)).size).toBe(5);
});

test("the conference has full sessions with a waitlist, a nearly full one, and sessions at the same time", async () => {
  const pools = await demo.db.seatPool.findMany({
    where: { sessionId: { not: null } },
    orderBy: { startsAt: "asc" },
  });
  expect(pools.length).toBeGreaterThan(10);
  const full = pools.filter((pool) => pool.confirmedSeats === pool.capacity && pool.waitlistLength > 0);
  expect(full.length).toBeGreaterThanOrEqual(2);
  const share = pools.map(
    ({ confirmedSeats, capacity }) => confirmedSeats / (capacity ?? Number.POSITIVE_INFINITY),
  );
  expect(share.some((taken) => taken >= 0.75 && taken < 1)).toBe(true);
  const isBeside = (one: (typeof pools)[number], two: (typeof pools)[number]) =>
    one !== two && one.startsAt < two.endsAt && two.startsAt < one.endsAt;
  expect(pools.some((one) => pools.some((two) => isBeside(one, two)))).toBe(true);
  for (const { id } of pools) expect(await findViolationsOf(demo.db, id, now)).toEqual([]);
});
