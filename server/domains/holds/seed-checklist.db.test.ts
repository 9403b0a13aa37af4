import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { hours, NOW } from "../../../tests/factories";
import {
  askVenue,
  createOrganization,
  createRfp,
  createVenue,
  type TestOrganization,
  type TestVenue,
} from "../../../tests/venue-factories";
import { restSite } from "../../api/testing/rest-site";
import { provideEnv } from "../../env";
import { asking } from "../../graphql/testing/ask";
import { venueQueueJobs } from "../../jobs/venue-queues";
import { log } from "../../log";
import { venueHoldFacts } from "../../outbox/catalog/venue-hold";
import { dispatchOnce } from "../../outbox/dispatch";
import { relayOnce } from "../../outbox/relay";
import { topicOf } from "../../outbox/sinks/fact-message";
import { createSignals, signals } from "../../outbox/sinks/signals";

import { inferAll } from "../availability/inference.commands";
import { respond } from "../rfps/answers.commands";
import { clearOverride, setAvailability } from "./availability.commands";
import { getBreaker } from "./availability.queries";
import { cancelEntry, joinQueue } from "./commands";
import { convertHold } from "./conversion.commands";
import { getEntry } from "./queries";

/** One short test for each line of the checklist of the venue waitlist. The long ones are beside what they test. */
provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const site = restSite(database);
const ask = asking(site);
const days = (n: number) => hours(24 * n);
const FAR = { preferredDatesStart: new Date("2028-05-10"), preferredDatesEnd: new Date("2028-05-12") };

let venue: TestVenue;
beforeEach(async () => {
  venue = await createVenue(database.db);
});

/** A request that the venue answered with "unavailable". @returns the id of the RFP venue */
async function turnedDown(organization: TestOrganization, data = {}, venueId = venue.id): Promise<string> {
  const { id: rfpId } = await createRfp(database.db, { organizationId: organization.id, ...FAR, ...data });
  const answer = { status: "responded" as const, availability: "unavailable" as const, respondedAt: NOW };
  return askVenue(database.db, { rfpId, venueId, ...answer });
}

async function join(organization: TestOrganization, data = {}, now = NOW) {
  const sourceRfpVenueId = await turnedDown(organization, data);
  return joinQueue(database.db, { organizationId: organization.id, sourceRfpVenueId, now });
}

/** Organizations that wait for the venue in this order. */
async function queue(length: number, data = {}) {
  const all = [];
  for (let n = 0; n < length; n++) {
    const organization = await createOrganization(database.db);
    const { id: entryId } = await join(organization, data);
    all.push({ organizationId: organization.id, entryId, actorId: organization.ownerId });
  }
  return all;
}

type Waiting = Awaited<ReturnType<typeof queue>>[number];
function theirs(one: Waiting | undefined): Waiting {
  if (!one) throw new Error("the queue is shorter");
  return one;
}

const accept = (now = NOW) =>
  setAvailability(database.db, { venueId: venue.id, status: "accepting_events", now });
const run = (name: string, now: Date) =>
  venueQueueJobs
    .find((job) => job.name === name)
    ?.run({ db: database.db, now, decideAt: now, log: log(), slotAt: now });
const statuses = async () => {
  const where = { venueId: venue.id };
  const rows = await database.db.venueWaitlistEntry.findMany({ where, orderBy: { number: "asc" } });
  return rows.map(({ status }) => status);
};
const factTypes = async () => {
  const rows = await database.db.outboxEvent.findMany({ where: { aggregateId: venue.id } });
  return rows.map(({ type }) => type);
};

async function signal(signalType: "confirmed" | "unavailable", count = 1) {
  await database.db.venueAvailabilitySignal.createMany({
    data: Array.from({ length: count }, () => ({
      id: `vas_${randomBytes(6).toString("hex")}`,
      venueId: venue.id,
      signalType,
      recordedAt: NOW,
      factId: randomUUID(),
    })),
  });
}
const shown = async () =>
  (await database.db.venue.findUniqueOrThrow({ where: { id: venue.id } })).availabilityStatus;

test("the migrations run cleanly: entries, signals and the badge of a venue have their tables and columns", async () => {
  expect(await database.db.venueWaitlistEntry.count({ where: { venueId: venue.id } })).toBe(0);
  expect(await database.db.venueAvailabilitySignal.count({ where: { venueId: venue.id } })).toBe(0);
  expect(await shown()).toBe("not_set");
});

test("joining the waitlist inherits all context from the RFP", async () => {
  const organization = await createOrganization(database.db);
  const wanted = { eventType: "gala", attendanceMin: 40, attendanceMax: 60, spaceRequirements: ["banquet"] };
  expect(await join(organization, wanted)).toMatchObject({
    ...wanted,
    organizationId: organization.id,
    venueId: venue.id,
    desiredDatesStart: "2028-05-10",
    desiredDatesEnd: "2028-05-12",
    datesFlexible: false,
  });
});

test("the limit of 5 active entries is enforced", async () => {
  const organization = await createOrganization(database.db);
  const joinAt = async (venueId: string) =>
    joinQueue(database.db, {
      organizationId: organization.id,
      sourceRfpVenueId: await turnedDown(organization, {}, venueId),
      now: NOW,
    });
  for (let n = 0; n < 5; n++) await joinAt((await createVenue(database.db)).id);
  await expect(joinAt(venue.id)).rejects.toMatchObject({
    code: "rate-limited",
    reason: "waitlist.too-many-active",
  });
});

test("a duplicate active entry for the same venue is refused", async () => {
  const organization = await createOrganization(database.db);
  await join(organization);
  await expect(join(organization)).rejects.toMatchObject({ reason: "waitlist.already-waiting" });
});

test("converting a hold makes a filled-in draft RFP with only the venue of the waitlist", async () => {
  const [first] = await queue(1);
  await accept();
  const { newRfp, waitlistEntry } = await convertHold(database.db, { ...theirs(first), now: hours(1) });
  expect(newRfp).toMatchObject({
    status: "draft",
    title: "Spring summit",
    preferredDatesStart: "2028-05-10",
  });
  expect(newRfp.venues.map(({ venueId }) => venueId)).toEqual([venue.id]);
  expect(waitlistEntry).toMatchObject({ status: "converted", convertedRfpId: newRfp.id });
});

test("an expired hold goes to the next in the order of joining", async () => {
  await queue(3);
  await accept();
  await run("expire-holds", hours(48));
  expect(await statuses()).toEqual(["expired", "offered", "waiting"]);
});

test("the circuit breaker opens after 3 holds in a row without a reply", async () => {
  await queue(4);
  await accept();
  for (const hour of [48, 96]) await run("expire-holds", hours(hour));
  expect((await getBreaker(database.db, venue.id, hours(100))).isOpen).toBe(false);
  await run("expire-holds", hours(144));
  expect((await getBreaker(database.db, venue.id, hours(144))).isOpen).toBe(true);
  expect(await statuses()).toEqual(["expired", "expired", "expired", "waiting"]);
});

test("a signal that cannot be recorded does not break the answer to an RFP, and is recorded later", async () => {
  const { id: rfpId } = await createRfp(database.db);
  const rfpVenueId = await askVenue(database.db, { rfpId, venueId: venue.id });
  const answered = await respond(database.db, {
    rfpVenueId,
    answer: { availability: "unavailable" },
    now: null,
  });
  expect(answered.status).toBe("responded");
  const broken = createSignals(() => Promise.reject(new Error("no disk")));
  await dispatchOnce(database.db, { sinks: [broken] });
  await relayOnce(database.db, broken);
  const recorded = () =>
    database.db.venueAvailabilitySignal.findMany({ where: { sourceRfpVenueId: rfpVenueId } });
  expect(await recorded()).toEqual([]);
  await relayOnce(database.db, signals, { now: new Date(Date.now() + 3_600_000) });
  expect(await recorded()).toMatchObject([{ signalType: "unavailable", sourceRfpId: rfpId }]);
});

test.each([
  [0, 0, "not_set"],
  [1, 4, "fully_booked"],
  [1, 1, "limited_availability"],
  [2, 1, "accepting_events"],
] as const)(
  "from %i confirmed and %i unavailable the engine infers %s",
  async (confirmed, unavailable, badge) => {
    await signal("confirmed", confirmed);
    await signal("unavailable", unavailable);
    await inferAll(database.db, NOW);
    expect(await shown()).toBe(badge);
  },
);

test("a status set by hand takes precedence over inference until it is cleared", async () => {
  await signal("confirmed");
  await setAvailability(database.db, { venueId: venue.id, status: "fully_booked", now: NOW });
  await inferAll(database.db, hours(1));
  expect(await shown()).toBe("fully_booked");
  await clearOverride(database.db, { venueId: venue.id, now: hours(2) });
  expect(await shown()).toBe("accepting_events");
});

test.each([
  ["a status that is set by hand", () => accept()],
  [
    "an improvement that is inferred",
    async () => {
      await signal("confirmed");
      await run("infer-availability", hours(1));
    },
  ],
])("the cascade is triggered by %s", async (_how, trigger) => {
  await queue(2);
  await trigger();
  expect(await statuses()).toEqual(["offered", "waiting"]);
});

test("every transition of an entry has a fact of its own, and every such fact a topic of Kafka", async () => {
  const [first, second] = await queue(3);
  await accept();
  await convertHold(database.db, { ...theirs(first), now: hours(1) });
  await cancelEntry(database.db, { ...theirs(second), reason: "other", now: hours(2) });
  await accept(hours(3));
  await run("expire-holds", hours(51));
  const told = await factTypes();
  for (const transition of ["joined", "offered", "converted", "cancelled", "expired"]) {
    expect(told).toContain(`venueHold.${transition}`);
  }
  const topics = Object.keys(venueHoldFacts).map((type) => topicOf(type));
  for (const topic of topics) expect(topic).toMatch(/^waitlist\./);
  expect(new Set(topics).size).toBe(topics.length);
});

test("a queue position counts who joined before, and gets smaller when they leave", async () => {
  const [first, , third] = await queue(3);
  const position = async () => (await getEntry(database.db, theirs(third), hours(1))).position;
  expect(await position()).toBe(3);
  await cancelEntry(database.db, { ...theirs(first), reason: "no_longer_needed", now: hours(1) });
  expect(await position()).toBe(2);
  expect((await getEntry(database.db, theirs(first), hours(1))).position).toBeNull();
});

test("an entry with dates expires 30 days after them, and a flexible one after 90 days", async () => {
  await queue(1);
  await queue(1, { datesFlexible: true });
  const lapse = new Date("2028-06-11T00:00:00.000Z");
  await run("expire-entries", new Date(days(90).getTime() - 1));
  expect(await statuses()).toEqual(["waiting", "waiting"]);
  await run("expire-entries", days(90));
  expect(await statuses()).toEqual(["waiting", "expired"]);
  await run("expire-entries", new Date(lapse.getTime() - 1));
  expect(await statuses()).toEqual(["waiting", "expired"]);
  await run("expire-entries", lapse);
  expect(await statuses()).toEqual(["expired", "expired"]);
});

test("whether it is still interested is asked after 60 days, and without an answer the entry expires after 67", async () => {
  await queue(1, { datesFlexible: true });
  const asked = hours(60 * 24 + 1);
  await run("nudge-entries", days(60));
  expect(await factTypes()).not.toContain("venueHold.nudged");
  await run("nudge-entries", asked);
  expect(await factTypes()).toContain("venueHold.nudged");
  await run("expire-nudged-entries", new Date(asked.getTime() + 7 * 86_400_000 - 1));
  expect(await statuses()).toEqual(["waiting"]);
  await run("expire-nudged-entries", new Date(asked.getTime() + 7 * 86_400_000));
  expect(await statuses()).toEqual(["expired"]);
});

test("the badge is part of venues in lists and details over GraphQL", async () => {
  venue = await createVenue(database.db, { name: "Lighthouse Nine" });
  await setAvailability(database.db, { venueId: venue.id, status: "limited_availability", now: null });
  const fields = "slug availabilityStatus availabilityBadgeColor availabilityBadgeLabel";
  const query = `query Both($id: ID!) { venue(id: $id) { ${fields} } venues(filters: { q: "lighthouse nine" }) { items { ${fields} } } }`;
  const { body } = await ask(undefined, query, { id: venue.id });
  const badge = {
    slug: venue.slug,
    availabilityStatus: "limited_availability",
    availabilityBadgeColor: "amber",
    availabilityBadgeLabel: "Limited availability",
  };
  expect(body.data.venue).toEqual(badge);
  expect(body.data.venues.items).toContainEqual(badge);
});

test("the public badge is cached, and read again once it changes", async () => {
  const read = () => site.call("GET", `/venues/${venue.id}/availability/status`);
  await read();
  await database.db
    .$executeRaw`update "Venue" set "availabilityStatus" = 'seasonal' where id = ${venue.id}::uuid`;
  expect(await read()).toMatchObject({ body: { status: "not_set" } });
  await accept();
  expect(await read()).toMatchObject({ body: { status: "accepting_events" } });
});
