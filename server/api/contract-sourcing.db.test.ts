import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { type Answer, inDays, type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

const as = (person: Person, body?: unknown) => ({
  headers: { cookie: person.cookie },
  ...(body !== undefined && { body }),
});
const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10);

const VENUE = {
  name: "The Old Tannery",
  city: "Lisbon",
  country: "PT",
  timeZone: "Europe/Lisbon",
  status: "listed",
};
const REQUEST = {
  title: "Spring summit",
  eventType: "conference",
  preferredDatesStart: dayIn(60),
  preferredDatesEnd: dayIn(62),
  datesFlexible: false,
  attendanceMin: 80,
  attendanceMax: 120,
  spaceRequirements: ["theatre"],
  responseDeadline: inDays(7).toISOString(),
};

async function made(answer: Promise<Answer>, status = 201) {
  const { status: got, body } = await answer;
  expect({ status: got, body }).toMatchObject({ status });
  return body;
}

/** An organization that asks, and one with a listed venue, all made over REST by their owners. */
async function scene() {
  const [organizer, owner] = [await site.person(), await site.person()];
  const organization = await made(
    site.call("POST", "/organizations", as(organizer, { name: "Lantern Events" })),
  );
  const house = await made(site.call("POST", "/organizations", as(owner, { name: "Old Tannery" })));
  const venue = await made(site.call("POST", `/organizations/${house.id}/venues`, as(owner, VENUE)));
  await made(
    site.call(
      "POST",
      `/venues/${venue.id}/spaces`,
      as(owner, { name: "Main hall", capacities: { theatre: 300 } }),
    ),
  );
  const path = `/organizations/${organization.id}`;
  return { organizer, owner, organization, venue, path };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function sentRequest({ organizer, venue, path }: Scene) {
  const draft = await made(site.call("POST", `${path}/rfps`, as(organizer, REQUEST)));
  await site.call("POST", `${path}/rfps/${draft.id}/venues`, as(organizer, { venueIds: [venue.id] }));
  const sent = await site.call("POST", `${path}/rfps/${draft.id}/send`, as(organizer));
  expect(sent).toMatchObject({ status: 200, body: { status: "sent", venues: [{ venueId: venue.id }] } });
  return { rfpId: draft.id as string, rfpVenueId: sent.body.venues[0].id as string };
}

test("from a request to a converted hold, every step answers as the contract says", async () => {
  const given = await scene();
  const { organizer, owner, venue, path } = given;
  const { rfpId, rfpVenueId } = await sentRequest(given);
  const inbox = await site.call("GET", `/venues/${venue.id}/rfps`, as(owner));
  expect(inbox).toMatchObject({ status: 200, body: { items: [{ id: rfpVenueId }] } });
  const said = { availability: "unavailable", message: "We are full." };
  await made(site.call("POST", `/rfp-venues/${rfpVenueId}/respond`, as(owner, said)), 200);

  const waitlists = `${path}/waitlists`;
  const entry = await made(site.call("POST", waitlists, as(organizer, { sourceRfpVenueId: rfpVenueId })));
  expect(entry).toMatchObject({
    id: expect.stringMatching(/^vwl_[0-9a-f]{12}$/),
    venueId: venue.id,
    sourceRfpId: rfpId,
    sourceRfpVenueId: rfpVenueId,
    status: "waiting",
    position: 1,
    holdOfferedAt: null,
    holdExpiresAt: null,
    convertedRfpId: null,
    desiredDatesStart: REQUEST.preferredDatesStart,
    desiredDatesEnd: REQUEST.preferredDatesEnd,
    datesFlexible: false,
    attendanceMin: 80,
    attendanceMax: 120,
    eventType: "conference",
    spaceRequirements: ["theatre"],
    expiresAt: expect.stringMatching(/Z$/),
    cancellationReason: null,
    createdAt: expect.stringMatching(/Z$/),
  });
  expect(await site.call("POST", waitlists, as(organizer, { sourceRfpVenueId: rfpVenueId }))).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", reason: "waitlist.already-waiting" } },
  });

  const availability = { availabilityStatus: "accepting_events" };
  const set = await site.call("PUT", `/venues/${venue.id}/availability`, as(owner, availability));
  expect(set).toMatchObject({ status: 200, body: availability });
  const held = await site.call("GET", `${waitlists}/${entry.id}`, as(organizer));
  expect(held.body).toMatchObject({ status: "offered", holdExpiresAt: expect.stringMatching(/Z$/) });
  const converted = await site.call("POST", `${waitlists}/${entry.id}/convert`, as(organizer));
  expect(converted).toMatchObject({
    status: 200,
    body: {
      waitlistEntry: { id: entry.id, status: "converted", position: null },
      newRfp: {
        status: "draft",
        title: expect.stringContaining("Spring summit"),
        venues: [{ venueId: venue.id }],
      },
    },
  });
  expect(converted.body.waitlistEntry.convertedRfpId).toBe(converted.body.newRfp.id);
  const breaker = `/venues/${venue.id}/waitlist-circuit-breaker/resolve`;
  expect(await site.call("POST", breaker, as(owner))).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", reason: "waitlist.no-breaker" } },
  });
});

test("the badge is the same for everyone and is not sent again to those who have it", async () => {
  const { venue } = await scene();
  const path = `/venues/${venue.id}/availability/status`;
  const first = await site.call("GET", path);
  expect(first).toMatchObject({
    status: 200,
    body: { status: "not_set", evidence: { answers: 0, newestAt: null } },
  });
  const etag = first.headers.etag ?? "";
  expect(etag).not.toBe("");
  expect(await site.call("GET", path, { headers: { "if-none-match": etag } })).toMatchObject({
    status: 304,
    text: "",
  });
});

test("what belongs to another organization is not found, in the shape of what was never there", async () => {
  const given = await scene();
  const { rfpId, rfpVenueId } = await sentRequest(given);
  const stranger = await site.person();
  const own = await made(site.call("POST", "/organizations", as(stranger, { name: "North Stage" })));
  const nowhere = "0198aaaa-0000-7000-8000-000000000000";
  const asked = [
    ["GET", (id: string) => `/organizations/${id}`, given.organization.id],
    ["GET", (id: string) => `/organizations/${own.id}/rfps/${id}`, rfpId],
    ["POST", (id: string) => `/organizations/${own.id}/rfps/${id}/send`, rfpId],
    ["GET", (id: string) => `/venues/${id}/rfps`, given.venue.id],
    ["GET", (id: string) => `/venues/${id}/availability`, given.venue.id],
    ["POST", (id: string) => `/venues/${id}/waitlist-circuit-breaker/resolve`, given.venue.id],
  ] as const;
  for (const [method, path, id] of asked) {
    const [foreign, absent] = [
      await site.call(method, path(id), as(stranger)),
      await site.call(method, path(nowhere), as(stranger)),
    ];
    expect(foreign, path(id)).toMatchObject({ status: 404, body: absent.body });
  }
  const answer = { availability: "confirmed" };
  const [foreign, absent] = [
    await site.call("POST", `/rfp-venues/${rfpVenueId}/respond`, as(stranger, answer)),
    await site.call("POST", `/rfp-venues/${nowhere}/respond`, as(stranger, answer)),
  ];
  expect(foreign).toMatchObject({ status: 404, body: absent.body });
  const join = await site.call(
    "POST",
    `/organizations/${own.id}/waitlists`,
    as(stranger, { sourceRfpVenueId: rfpVenueId }),
  );
  expect(join.status).toBe(404);
});

test("an answer after the deadline is refused with 422", async () => {
  const given = await scene();
  const { rfpId, rfpVenueId } = await sentRequest(given);
  await on.db.rfp.update({ where: { id: rfpId }, data: { responseDeadline: new Date(Date.now() - 1000) } });
  const late = await site.call(
    "POST",
    `/rfp-venues/${rfpVenueId}/respond`,
    as(given.owner, { availability: "confirmed" }),
  );
  expect(late).toMatchObject({
    status: 422,
    body: { error: { code: "expired", reason: "rfp.deadline-passed" } },
  });
});

test("a sixth request that is sent is refused with 429 and says when to try again", async () => {
  const given = await scene();
  const { organizer, venue, path } = given;
  for (let n = 0; n < 5; n++) await sentRequest(given);
  const draft = await made(site.call("POST", `${path}/rfps`, as(organizer, REQUEST)));
  await site.call("POST", `${path}/rfps/${draft.id}/venues`, as(organizer, { venueIds: [venue.id] }));
  const sixth = await site.call("POST", `${path}/rfps/${draft.id}/send`, as(organizer));
  expect(sixth).toMatchObject({
    status: 429,
    body: { error: { code: "rate-limited", reason: "rfp.too-many-active" } },
  });
  expect(Number(sixth.headers["retry-after"])).toBeGreaterThan(0);
});
