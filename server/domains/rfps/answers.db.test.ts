import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { newId } from "../../../tests/factories";
import { holding } from "../../../tests/faults/holding";
import { withoutLocks } from "../../../tests/faults/without-locks";
import { untilOneWaits } from "../../../tests/locks";
import {
  askVenue as askedVenue,
  createRfp,
  createVenue,
  type TestRfp,
  type TestVenue,
} from "../../../tests/venue-factories";
import { Prisma } from "../../db/generated/client";
import { rfpDeadlines } from "../../jobs/rfp-deadlines";
import { respond, turnDown } from "./answers.commands";
import { compareVenues } from "./comparison.queries";
import { settleDeadlines } from "./deadline.commands";
import { getRequest, getRfpVenueAccess, listRequests } from "./desk.queries";
import { awardRfp, closeRfp } from "./ending.commands";
import { removeVenue } from "./picks.commands";
import { getRfp } from "./queries";
import { askVenue, replyToOrganizer } from "./questions.commands";
import { sendRfp } from "./sending.commands";
import { suggestVenues } from "./suggestions.queries";

const database = testDatabase();
let rfp: TestRfp;
let venue: TestVenue;
let rfpVenueId: string;

beforeEach(async () => {
  rfp = await createRfp(database.db);
  venue = await createVenue(database.db);
  rfpVenueId = await askedVenue(database.db, { rfpId: rfp.id, venueId: venue.id });
});

const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const own = () => ({ rfpId: rfp.id, organizationId: rfp.organizationId, now: null });
type Said = Parameters<typeof respond>[1]["answer"];
const answer = (said: Partial<Said> = {}, db = database.db) =>
  respond(db, { rfpVenueId, answer: { availability: "confirmed", ...said }, now: null });
const pastDeadline = () =>
  database.db.rfp.update({ where: { id: rfp.id }, data: { responseDeadline: soon(-1) } });

async function factsOf(rfpId: string) {
  const rows = await database.db.outboxEvent.findMany({
    where: { aggregateId: rfpId },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ type }) => type.replace("rfp.", ""));
}

describe("an answer", () => {
  test("a venue answers, revises until the deadline, and the same answer again changes nothing", async () => {
    const [space] = await database.db.venueSpace.findMany({ where: { venueId: venue.id } });
    const said = { quote: 1_200_000, currency: "EUR", spaceIds: [space?.id ?? ""], validUntil: soon(5_000) };
    const first = await answer(said);
    expect(first).toMatchObject({
      status: "responded",
      state: "answered",
      response: { revision: 1, quote: 1_200_000, revisedAt: null },
    });
    expect(await answer(said)).toEqual(first);
    const revised = await answer({ availability: "unavailable", message: "<script>" });
    expect(revised.response).toMatchObject({ revision: 2, quote: null, message: "<script>", spaceIds: [] });
    const payloads = await database.db.outboxEvent.findMany({
      where: { aggregateId: rfp.id },
      orderBy: { seq: "asc" },
    });
    expect(payloads.map(({ payload }) => payload)).toMatchObject([
      { availability: "confirmed", revision: 1, before: null },
      { availability: "unavailable", revision: 2, before: "confirmed" },
    ]);
  });

  test.each<[Partial<Said>, string]>([
    [{ quote: 5 }, "currency"],
    [{ validUntil: new Date("2020-01-01T00:00:00Z") }, "validUntil"],
    [{ spaceIds: [newId()] }, "spaceIds"],
    [{ alternatives: [{ start: "2099-01-02", end: "2099-01-01" }] }, "alternatives.0.end"],
  ])("the answer %j is refused with the field and changes nothing", async (said, field) => {
    await expect(answer(said)).rejects.toMatchObject({
      reason: "input.invalid",
      details: { fields: [{ field }] },
    });
    expect(await factsOf(rfp.id)).toEqual([]);
  });

  test("a late answer is refused by the database's clock, and the venue stays unanswered", async () => {
    await pastDeadline();
    await expect(answer()).rejects.toMatchObject({ code: "expired", reason: "rfp.deadline-passed" });
    expect(await getRequest(database.db, rfpVenueId, new Date())).toMatchObject({
      status: "no_response",
      state: "ended",
      closedBecause: "rfp.deadline-passed",
    });
  });

  test("an answer to a closed or withdrawn request, and one after turning down, are refused with the reason", async () => {
    await turnDown(database.db, { rfpVenueId, reason: "booked", note: "Full", now: null });
    await turnDown(database.db, { rfpVenueId, reason: "other", now: null });
    await expect(answer()).rejects.toMatchObject({ reason: "rfp.turned-down" });
    const other = await createVenue(database.db);
    rfpVenueId = await askedVenue(database.db, { rfpId: rfp.id, venueId: other.id });
    await removeVenue(database.db, { ...own(), rfpVenueId });
    await expect(answer()).rejects.toMatchObject({ reason: "rfp.withdrawn" });
    const third = await createVenue(database.db);
    rfpVenueId = await askedVenue(database.db, { rfpId: rfp.id, venueId: third.id });
    await closeRfp(database.db, own());
    await expect(answer()).rejects.toMatchObject({ reason: "rfp.not-sent" });
    expect(await factsOf(rfp.id)).toEqual([
      "venue-turned-down",
      "venue-withdrawn",
      "closed",
      "venue-closed",
      "venue-closed",
    ]);
  });

  test("an answer made on an older revision is refused", async () => {
    await answer();
    const late = respond(database.db, {
      rfpVenueId,
      answer: { availability: "tentative" },
      expectedRevision: 0,
      now: null,
    });
    await expect(late).rejects.toMatchObject({ reason: "rfp.revised-meanwhile", details: { revision: 1 } });
  });
});

describe("the venue's view", () => {
  test("a venue sees how many others were asked and how often the organizer awards, and nothing of the others", async () => {
    const other = await createVenue(database.db, { name: "The Rival" });
    await askedVenue(database.db, {
      rfpId: rfp.id,
      venueId: other.id,
      notes: "secret",
      shortlistedAt: new Date(),
    });
    const ended = { organizationId: rfp.organizationId, createdById: rfp.createdById, endedAt: new Date() };
    await createRfp(database.db, { ...ended, status: "awarded" });
    await createRfp(database.db, { ...ended, status: "closed" });
    const seen = await getRequest(database.db, rfpVenueId, new Date());
    expect(seen).toMatchObject({ othersAsked: 1, organizerEnded: 2, organizerAwarded: 1 });
    expect(JSON.stringify(seen)).not.toMatch(/Rival|secret|shortlist|notes/);
  });

  test("the inbox has open requests by deadline, answered and ended ones, by time and not by the job", async () => {
    const late = await createRfp(database.db, { responseDeadline: soon(-5) });
    const next = await createRfp(database.db, { responseDeadline: soon(5) });
    const draft = await createRfp(database.db, { status: "draft", sentAt: null });
    const ids = [];
    for (const { id: rfpId } of [late, next])
      ids.push(await askedVenue(database.db, { rfpId, venueId: venue.id }));
    await askedVenue(database.db, { rfpId: draft.id, venueId: venue.id, status: "picked", askedAt: null });
    const list = async (state?: "open" | "answered" | "ended") => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listRequests(
          database.db,
          { venueId: venue.id, state, cursor, limit: 1 },
          new Date(),
        );
        found.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return found;
    };
    expect(await list("open")).toEqual([ids[1], rfpVenueId]);
    expect(await list("ended")).toEqual([ids[0]]);
    await answer();
    expect(await list("answered")).toEqual([rfpVenueId]);
    expect((await list()).toSorted()).toEqual([...ids, rfpVenueId].toSorted());
  });

  test("both sides write to each other, and a stranger to the request is not found", async () => {
    const ask = { ...own(), rfpVenueId, authorId: rfp.createdById, body: "Is there parking?" };
    await askVenue(database.db, ask);
    const both = await replyToOrganizer(database.db, {
      rfpVenueId,
      authorId: venue.ownerId,
      body: "Yes.",
      now: null,
    });
    expect(both.map(({ byVenue, body }) => [byVenue, body])).toEqual([
      [false, "Is there parking?"],
      [true, "Yes."],
    ]);
    const foreign = await createRfp(database.db);
    await expect(askVenue(database.db, { ...ask, rfpId: foreign.id })).rejects.toMatchObject({
      reason: "rfp-venue.not-found",
    });
    await expect(
      getRfpVenueAccess(database.db, { rfpVenueId, userId: rfp.createdById }),
    ).rejects.toMatchObject({
      reason: "rfp-venue.not-found",
    });
  });
});

describe("choosing", () => {
  test("the comparison has the price per head, what fits, free dates, the distance and the answer", async () => {
    await answer({ quote: 1_200_000, currency: "EUR" });
    await database.db.venueBlockedDate.create({
      data: { venueId: venue.id, startsOn: new Date("2027-06-01"), endsOn: new Date("2027-06-03") },
    });
    await database.db.rfp.update({
      where: { id: rfp.id },
      data: {
        preferredDatesStart: new Date("2027-06-03"),
        preferredDatesEnd: new Date("2027-06-04"),
        spaceRequirements: ["theatre", "u_shape"],
      },
    });
    const compare = async () =>
      (await compareVenues(database.db, { ...own(), near: "41.15,-8.61" }, new Date())).venues[0];
    expect(await compare()).toMatchObject({
      pricePerHead: 10_000,
      datesFree: true,
      answeredAfterMinutes: 60,
      awardable: true,
      distanceKm: expect.closeTo(274, 0),
      fits: [
        { layout: "theatre", spaceName: "Main hall", capacity: 300 },
        { layout: "uShape", spaceId: null, capacity: null },
      ],
    });
    await database.db.rfp.update({
      where: { id: rfp.id },
      data: { preferredDatesStart: new Date("2027-06-02") },
    });
    expect(await compare()).toMatchObject({
      datesFree: false,
      blocked: [{ start: "2027-06-01", end: "2027-06-03" }],
    });
  });

  test.each(["archived", "draft"] as const)(
    "of a venue that is %s by now, the organizer reads its name and its own answer only",
    async (status) => {
      const days = { startsOn: new Date("2000-01-01"), endsOn: new Date("2100-01-01") };
      await database.db.venueBlockedDate.create({ data: { venueId: venue.id, ...days } });
      const space = await database.db.venueSpace.findFirstOrThrow({ where: { venueId: venue.id } });
      await database.db.venueSpace.create({
        data: { venueId: venue.id, name: "Secret cellar", theatre: 130 },
      });
      await answer({ spaceIds: [space.id] });
      const draft = await createRfp(database.db, {
        organizationId: rfp.organizationId,
        status: "draft",
        sentAt: null,
      });
      await askedVenue(database.db, { rfpId: draft.id, venueId: venue.id, status: "picked", askedAt: null });
      await database.db.venue.update({
        where: { id: venue.id },
        data: { status, availabilityStatus: "accepting_events", manualStatus: "accepting_events" },
      });
      const near = "41.15,-8.61";
      const compare = async (rfpId: string) =>
        (await compareVenues(database.db, { ...own(), rfpId, near }, new Date())).venues[0];
      const hidden = {
        isOpen: false,
        blocked: [],
        datesFree: null,
        distanceKm: null,
        availabilityStatus: "not_set",
      };
      const name = venue.name;
      expect(await compare(draft.id)).toMatchObject({ ...hidden, name, city: "", country: "", spaces: [] });
      expect(await compare(rfp.id)).toMatchObject({
        ...hidden,
        name,
        city: "Lisbon",
        spaces: [{ id: space.id }],
      });
      for (const rfpId of [draft.id, rfp.id])
        expect(JSON.stringify(await compare(rfpId))).not.toContain("Secret cellar");
      const { venues } = await getRfp(database.db, { ...own(), rfpId: draft.id }, new Date());
      expect(venues).toMatchObject([{ isOpen: false, name, city: "", availabilityStatus: "not_set" }]);
    },
  );

  test("suggestions fit the people and the dates, best badge first, and leave out venues that are asked", async () => {
    await database.db.venue.updateMany({ data: { status: "unlisted" } });
    const make = (name: string, data = {}) => createVenue(database.db, { name, ...data });
    await make("Unknown");
    await make("Open", { availabilityStatus: "accepting_events" });
    await make("Booked", { availabilityStatus: "fully_booked" });
    await make("Tiny", { spaces: { create: { name: "Nook", theatre: 10 } } });
    const blocked = await make("Blocked");
    await database.db.venueBlockedDate.create({
      data: { venueId: blocked.id, startsOn: new Date("2000-01-01"), endsOn: new Date("2100-01-01") },
    });
    const suggest = () => suggestVenues(database.db, { ...own(), actorId: rfp.createdById }, new Date());
    const { items } = await suggest();
    expect(items.map(({ name }) => name)).toEqual(["Open", "Unknown", "Booked"]);
    const many = await Promise.allSettled(Array.from({ length: 125 }, suggest));
    const refused = many.flatMap((one) => (one.status === "rejected" ? [one.reason.reason] : []));
    expect(refused).toEqual(Array(6).fill("rfp-suggestions.too-many"));
  });
});

describe("at the same moment", () => {
  const award = (db = database.db) => awardRfp(db, { ...own(), rfpVenueId });

  test("the deadline job records each missed answer once, and never over an answer in time", async () => {
    const second = await createVenue(database.db);
    const answered = await askedVenue(database.db, { rfpId: rfp.id, venueId: second.id });
    await respond(database.db, { rfpVenueId: answered, answer: { availability: "tentative" }, now: null });
    await pastDeadline();
    const run = () => settleDeadlines(database.db, { now: null });
    await Promise.all([run(), run(), run()]);
    expect(await factsOf(rfp.id)).toEqual(["venue-answered", "venue-unanswered"]);
    expect(rfpDeadlines.schedule).toEqual({ everyMinutes: 5 });
  });

  test("an answer that waited for the lock until the deadline had passed is late", async () => {
    const lock = await holding(
      database.db,
      Prisma.sql`
        update "Rfp" set "responseDeadline" = clock_timestamp() where id = ${rfp.id}::uuid returning id`,
    );
    const late = answer().catch((error: unknown) => error);
    await untilOneWaits(database.db);
    await lock.release();
    expect(await late).toMatchObject({ reason: "rfp.deadline-passed" });
  });

  /** Ten drafts are sent concurrently while four RFPs are out. @returns how many were sent */
  async function sendAtOnce(locked: boolean) {
    const { organizationId, createdById } = rfp;
    for (let n = 0; n < 3; n++) await createRfp(database.db, { organizationId, createdById });
    const drafts = [];
    for (let n = 0; n < 10; n++) {
      const draft = await createRfp(database.db, {
        organizationId,
        createdById,
        status: "draft",
        sentAt: null,
      });
      await askedVenue(database.db, { rfpId: draft.id, venueId: venue.id, status: "picked", askedAt: null });
      drafts.push(draft.id);
    }
    const db = locked ? database.openSecond(10) : withoutLocks(database.openSecond(12), 10);
    const sends = await Promise.allSettled(drafts.map((rfpId) => sendRfp(db, { ...own(), rfpId })));
    return sends.filter(({ status }) => status === "fulfilled").length;
  }

  test("of ten RFPs that are sent concurrently beside four active ones, one goes out", async () => {
    expect(await sendAtOnce(true)).toBe(1);
    expect(
      await database.db.rfp.count({ where: { organizationId: rfp.organizationId, status: "sent" } }),
    ).toBe(5);
  });

  test("positive control: without the locks more than five RFPs go out", async () => {
    expect(await sendAtOnce(false)).toBeGreaterThan(1);
  });

  test("an RFP that is sent twice concurrently asks its venues once", async () => {
    const { organizationId, createdById } = rfp;
    const draft = await createRfp(database.db, {
      organizationId,
      createdById,
      status: "draft",
      sentAt: null,
    });
    await askedVenue(database.db, { rfpId: draft.id, venueId: venue.id, status: "picked", askedAt: null });
    const send = () => sendRfp(database.db, { ...own(), rfpId: draft.id });
    await Promise.all([send(), send(), send()]);
    expect(await factsOf(draft.id)).toEqual(["sent", "venue-asked"]);
  });

  test("of a concurrent award and revision to unavailable, the awarded answer is never unavailable", async () => {
    await answer();
    const results = await Promise.allSettled([
      award(),
      answer({ availability: "unavailable" }, database.openSecond(2)),
    ]);
    const row = await database.db.rfpVenue.findUniqueOrThrow({ where: { id: rfpVenueId } });
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect([row.status, row.availability]).toEqual(
      row.status === "awarded" ? ["awarded", "confirmed"] : ["responded", "unavailable"],
    );
  });

  test("positive control: without the locks an unavailable venue is awarded", async () => {
    await answer();
    const db = withoutLocks(database.openSecond(4), 2);
    const results = await Promise.allSettled([award(db), answer({ availability: "unavailable" }, db)]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  });

  test("of a concurrent award and withdrawal of the same venue, one holds", async () => {
    await answer();
    const results = await Promise.allSettled([
      award(),
      removeVenue(database.openSecond(2), { ...own(), rfpVenueId }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
