import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import {
  addMember,
  askVenue,
  createEntry,
  createOrganization,
  createRfp,
  createVenue,
  offerHold,
  type TestEntry,
  type TestOrganization,
  type TestVenue,
} from "../../tests/venue-factories";
import { type Person, restSite } from "../api/testing/rest-site";
import { asking, reasonsIn } from "./testing/ask";

const on = testDatabase();
const site = restSite(on);
const ask = asking(site);

const ENTRY =
  "id organizationId status position holdExpiresAt cancellationReason cancellationNotes convertedRfpId";
const GET = `query Get($id: ID!) { waitlistEntry(id: $id) { ${ENTRY} venue { slug availabilityStatus } spaceRequirements } }`;
const LIST = `query List($status: WaitlistStatus, $activeOnly: Boolean, $page: Int, $pageSize: Int, $organizationId: ID) {
  myWaitlistEntries(status: $status, activeOnly: $activeOnly, page: $page, pageSize: $pageSize, organizationId: $organizationId) {
    waitlistEntries { ${ENTRY} } pagination { page pageSize total } } }`;
const JOIN = `mutation Join($id: ID!) { joinVenueWaitlist(sourceRfpVenueId: $id) { ${ENTRY} sourceRfpVenueId eventType } }`;
const CANCEL = `mutation Cancel($id: ID!, $notes: String) {
  cancelWaitlistEntry(waitlistId: $id, reason: found_alternative, notes: $notes) { ${ENTRY} } }`;
const CONVERT = `mutation Convert($id: ID!) { convertWaitlistHold(waitlistId: $id) {
  waitlistEntry { ${ENTRY} } newRfp { id status venues { venueId status } } } }`;
const INTERESTED = `mutation Answer($id: ID!, $interested: Boolean!) {
  respondStillInterested(waitlistId: $id, interested: $interested) { ${ENTRY} stillInterestedResponded } }`;

let ana: Person;
let ben: Person;
let organization: TestOrganization;
let venue: TestVenue;
beforeAll(async () => {
  ana = await site.person();
  ben = await site.person();
});
beforeEach(async () => {
  const [ownerId] = await createUsers(on.db, 1);
  organization = await createOrganization(on.db, { ...(ownerId && { ownerId }) });
  await on.db.organizationMember.deleteMany({ where: { userId: ana.id } });
  await addMember(on.db, organization.id, { userId: ana.id });
  venue = await createVenue(on.db, { availabilityStatus: "fully_booked" });
});

const enter = (change: object = {}): Promise<TestEntry> =>
  createEntry(on.db, { venueId: venue.id, organizationId: organization.id, ...change });

describe("reading", () => {
  test("a member reads an entry without naming its organization, as REST shows it", async () => {
    await createEntry(on.db, { venueId: venue.id });
    const { id } = await enter();
    const { body } = await ask(ana, GET, { id });
    const rest = await site.call("GET", `/organizations/${organization.id}/waitlists/${id}`, { as: ana });
    expect(rest.body).toMatchObject(body.data.waitlistEntry);
    expect(body.data.waitlistEntry).toMatchObject({
      status: "waiting",
      position: 2,
      venue: { slug: venue.slug },
    });
  });

  test("entries of all one's organizations come on one list, in pages, and of one organization if it is named", async () => {
    const second = await createOrganization(on.db, { ownerId: ana.id });
    const ended = await enter({ status: "cancelled", endedAt: new Date(), endReason: "other" });
    const elsewhere = await createVenue(on.db);
    const entries = [
      await enter(),
      await createEntry(on.db, { venueId: elsewhere.id, organizationId: second.id }),
    ];
    await createEntry(on.db, { venueId: venue.id });
    const idsOf = ({ body }: Awaited<ReturnType<typeof ask>>) =>
      body.data.myWaitlistEntries.waitlistEntries.map(({ id }: { id: string }) => id);
    const all = await ask(ana, LIST);
    expect(idsOf(all).sort()).toEqual([...entries, ended].map(({ id }) => id).sort());
    expect(idsOf(all).at(-1)).toBe(ended.id);
    expect(all.body.data.myWaitlistEntries.pagination).toEqual({ page: 1, pageSize: 20, total: 3 });
    expect(idsOf(await ask(ana, LIST, { activeOnly: true }))).toHaveLength(2);
    expect(idsOf(await ask(ana, LIST, { status: "cancelled" }))).toEqual([ended.id]);
    expect(idsOf(await ask(ana, LIST, { organizationId: second.id }))).toEqual([entries[1]?.id]);
    const pages = [1, 2, 3].map(async (page) => idsOf(await ask(ana, LIST, { page, pageSize: 1 })));
    expect((await Promise.all(pages)).flat()).toEqual(idsOf(all));
  });

  test("an entry of a venue that is a draft again has its name, but neither city nor availability", async () => {
    const gone = await createVenue(on.db, { city: "Hidden City", availabilityStatus: "accepting_events" });
    const { id } = await createEntry(on.db, { venueId: gone.id, organizationId: organization.id });
    const read = async () => {
      const list = await site.call("GET", `/organizations/${organization.id}/waitlists`, { as: ana });
      const one = await site.call("GET", `/organizations/${organization.id}/waitlists/${id}`, { as: ana });
      return [one.body, list.body.waitlistEntries.find((entry: { id: string }) => entry.id === id)];
    };
    for (const { venue } of await read()) expect(venue).toMatchObject({ city: "Hidden City" });
    await on.db.venue.update({ where: { id: gone.id }, data: { status: "draft" } });
    for (const { venue } of await read()) {
      expect(venue).toMatchObject({
        slug: gone.slug,
        city: null,
        country: null,
        availabilityStatus: "not_set",
      });
    }
  });

  test("a person without an organization has an empty list", async () => {
    const answer = await ask(ben, LIST);
    expect(answer.body.data.myWaitlistEntries).toEqual({
      waitlistEntries: [],
      pagination: { page: 1, pageSize: 20, total: 0 },
    });
  });

  test.each([{ page: 0 }, { pageSize: 0 }, { pageSize: 101 }, { page: -1 }, { page: 10_001 }])(
    "a page of %j is refused by field",
    async (variables) => {
      const answer = await ask(ana, LIST, variables);
      expect(reasonsIn(answer)).toEqual({ myWaitlistEntries: "input.invalid" });
    },
  );
});

describe("changing", () => {
  test("a member joins from a request that was answered unavailable, and not a second time", async () => {
    const rfp = await createRfp(on.db, { organizationId: organization.id });
    const answered = { status: "responded", availability: "unavailable", revision: 1 } as const;
    const id = await askVenue(on.db, {
      rfpId: rfp.id,
      venueId: venue.id,
      ...answered,
      respondedAt: new Date(),
    });
    const { body } = await ask(ana, JOIN, { id });
    expect(body).toMatchObject({
      data: {
        joinVenueWaitlist: {
          id: expect.stringMatching(/^vwl_[0-9a-f]{12}$/),
          organizationId: organization.id,
          status: "waiting",
          position: 1,
          sourceRfpVenueId: id,
          eventType: "conference",
        },
      },
    });
    expect(await ask(ana, JOIN, { id })).toMatchObject({
      body: { errors: [{ extensions: { code: "conflict", reason: "waitlist.already-waiting" } }] },
    });
  });

  test("the sixth active entry of an organization is refused with Retry-After", async () => {
    for (let count = 0; count < 5; count++) {
      await createEntry(on.db, { venueId: (await createVenue(on.db)).id, organizationId: organization.id });
    }
    const rfp = await createRfp(on.db, { organizationId: organization.id });
    const answered = { status: "responded", availability: "unavailable", revision: 1 } as const;
    const id = await askVenue(on.db, {
      rfpId: rfp.id,
      venueId: venue.id,
      ...answered,
      respondedAt: new Date(),
    });
    const answer = await ask(ana, JOIN, { id });
    expect(answer.headers["retry-after"]).toBe("3600");
    expect(answer.body).toMatchObject({
      data: { joinVenueWaitlist: null },
      errors: [
        {
          extensions: {
            code: "rate-limited",
            reason: "waitlist.too-many-active",
            apolloCode: "RATE_LIMITED",
            retryAfterSeconds: 3600,
          },
        },
      ],
    });
  });

  test("a member cancels with a reason and notes; a second time is refused", async () => {
    const { id } = await enter();
    expect((await ask(ana, CANCEL, { id, notes: "The  boat." })).body.data.cancelWaitlistEntry).toMatchObject(
      {
        status: "cancelled",
        position: null,
        cancellationReason: "found_alternative",
      },
    );
    expect(reasonsIn(await ask(ana, CANCEL, { id }))).toEqual({ cancelWaitlistEntry: "waitlist.not-active" });
  });

  test("a member converts a hold into a draft with this venue only; a second time is refused", async () => {
    await on.db.venue.update({ where: { id: venue.id }, data: { availabilityStatus: "accepting_events" } });
    const { id } = await enter();
    await offerHold(on.db, id);
    const { convertWaitlistHold: made } = (await ask(ana, CONVERT, { id })).body.data;
    expect(made).toMatchObject({
      waitlistEntry: { status: "converted", convertedRfpId: made.newRfp.id },
      newRfp: { status: "draft", venues: [{ venueId: venue.id, status: "picked" }] },
    });
    expect(reasonsIn(await ask(ana, CONVERT, { id }))).toEqual({
      convertWaitlistHold: "waitlist.not-offered",
    });
  });

  test("a hold that has expired is refused as expired", async () => {
    const { id } = await enter();
    await offerHold(on.db, id, -1);
    expect((await ask(ana, CONVERT, { id })).body.errors[0].extensions).toMatchObject({
      code: "expired",
      reason: "waitlist.hold-expired",
    });
  });

  test("a member says that they are still interested, or leaves", async () => {
    const { id } = await enter({ nudgedAt: new Date(), datesFlexible: true });
    const kept = await ask(ana, INTERESTED, { id, interested: true });
    expect(kept.body.data.respondStillInterested).toMatchObject({ status: "waiting" });
    await on.db.venueWaitlistEntry.update({ where: { id }, data: { nudgedAt: new Date() } });
    const left = await ask(ana, INTERESTED, { id, interested: false });
    expect(left.body.data.respondStillInterested).toMatchObject({
      status: "cancelled",
      cancellationReason: "nudge_declined",
    });
  });
});

describe("refusals", () => {
  const NAMED = [GET, CANCEL, CONVERT, INTERESTED];

  test("an entry of another's organization and one that does not exist are refused alike, and nothing changes", async () => {
    const { id, sourceRfpVenueId } = await enter();
    for (const query of NAMED) {
      const another = await ask(ben, query, { id, interested: true });
      const missing = await ask(ben, query, { id: "vwl_000000000000", interested: true });
      expect(another.body).toEqual(missing.body);
      expect(Object.values(reasonsIn(another))).toEqual(["waitlist.not-found"]);
    }
    expect(reasonsIn(await ask(ben, JOIN, { id: sourceRfpVenueId }))).toEqual({
      joinVenueWaitlist: "rfp-venue.not-found",
    });
    expect((await ask(ana, GET, { id })).body.data.waitlistEntry.status).toBe("waiting");
    expect(reasonsIn(await ask(ben, LIST, { organizationId: organization.id }))).toEqual({
      myWaitlistEntries: "organization.not-found",
    });
  });

  test("a caller without a sign-in and a banned person are refused everywhere", async () => {
    const { id } = await enter();
    const banned = await site.person();
    await addMember(on.db, organization.id, { userId: banned.id });
    await on.db.user.update({ where: { id: banned.id }, data: { bannedAt: new Date() } });
    for (const person of [undefined, banned]) {
      for (const query of [...NAMED, LIST, JOIN]) {
        const answer = await ask(person, query, { id, interested: true });
        expect(Object.values(reasonsIn(answer))).toEqual(["sign-in.missing"]);
      }
    }
  });

  test.each(["", "vwl_", "vwl_zzzzzzzzzzzz", "vwl_000000000000\u0000", "x".repeat(100_000), "../x"])(
    "an id like %.30j is refused by field",
    async (id) => {
      for (const query of NAMED) {
        const answer = await ask(ana, query, { id, interested: true });
        expect(Object.values(reasonsIn(answer))).toEqual(["input.invalid"]);
      }
    },
  );

  test("a reason that is not in the list is refused before anything runs", async () => {
    const { id } = await enter();
    for (const reason of ["bored", '"other"', "OTHER", "null"]) {
      const answer = await ask(
        ana,
        `mutation { cancelWaitlistEntry(waitlistId: "${id}", reason: ${reason}) { id } }`,
      );
      expect([answer.status, reasonsIn(answer)]).toEqual([400, { "": "request.invalid" }]);
    }
  });

  test("mutations of one request run in their order", async () => {
    const { id } = await enter();
    const one = `cancelWaitlistEntry(waitlistId: "${id}", reason: other) { status }`;
    const answer = await ask(ana, `mutation { first: ${one} second: ${one} }`);
    expect(answer.body.data).toEqual({ first: { status: "cancelled" }, second: null });
    expect(reasonsIn(answer)).toEqual({ second: "waitlist.not-active" });
  });
});
