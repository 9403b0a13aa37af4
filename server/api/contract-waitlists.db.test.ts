import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { NOW, newId } from "../../tests/factories";
import { askVenue, createOrganization, createRfp, createVenue } from "../../tests/venue-factories";
import { type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let [organizer, owner]: Person[] = [];
const as = (person: Person | undefined, body?: unknown) => ({
  headers: { cookie: (person as Person).cookie },
  ...(body !== undefined && { body }),
});
beforeAll(async () => {
  [organizer, owner] = [await site.person(), await site.person()];
});

async function scene() {
  const venue = await createVenue(on.db, {
    organizationId: (await createOrganization(on.db, { ownerId: owner?.id as string })).id,
  });
  const organization = await createOrganization(on.db, { ownerId: organizer?.id as string });
  const { id: rfpId } = await createRfp(on.db, { organizationId: organization.id });
  const answer = { status: "responded" as const, availability: "unavailable" as const, respondedAt: NOW };
  const sourceRfpVenueId = await askVenue(on.db, { rfpId, venueId: venue.id, ...answer });
  return { venue, organization, sourceRfpVenueId };
}

test("an organization queues, gets a hold when the owner accepts events, and converts it over REST", async () => {
  const { venue, organization, sourceRfpVenueId } = await scene();
  const path = `/organizations/${organization.id}/waitlists`;
  const joined = await site.call("POST", path, as(organizer, { sourceRfpVenueId }));
  expect(joined).toMatchObject({ status: 201, body: { status: "waiting", position: 1, venueId: venue.id } });
  const { id } = joined.body as { id: string };
  expect(await site.call("POST", path, as(organizer, { sourceRfpVenueId }))).toMatchObject({ status: 409 });
  expect(await site.call("POST", `${path}/${id}/convert`, as(organizer))).toMatchObject({ status: 409 });
  const set = await site.call(
    "PUT",
    `/venues/${venue.id}/availability`,
    as(owner, { availabilityStatus: "accepting_events" }),
  );
  expect(set).toMatchObject({
    status: 200,
    body: { availabilityStatus: "accepting_events", circuitBreaker: { isOpen: false } },
  });
  expect(await site.call("GET", `${path}/${id}`, as(organizer))).toMatchObject({
    body: { status: "offered" },
  });
  expect(await site.call("GET", `${path}?activeOnly=true&pageSize=5`, as(organizer))).toMatchObject({
    body: { waitlistEntries: [{ id }], pagination: { page: 1, pageSize: 5, total: 1 } },
  });
  expect(await site.call("POST", `${path}/${id}/convert`, as(organizer))).toMatchObject({
    status: 200,
    body: {
      waitlistEntry: { status: "converted" },
      newRfp: { status: "draft", venues: [{ venueId: venue.id }] },
    },
  });
  expect(await site.call("GET", `${path}?activeOnly=false`, as(organizer))).toMatchObject({
    body: { waitlistEntries: [{ id, status: "converted" }] },
  });
  expect(await site.call("GET", `${path}/${id}`, as(owner))).toMatchObject({ status: 404 });
  expect(
    await site.call("POST", `/venues/${venue.id}/waitlist-circuit-breaker/resolve`, as(owner)),
  ).toMatchObject({
    status: 409,
  });
});

test("the public badge has an ETag, is dropped when it changes, and is not found for a draft", async () => {
  const { venue } = await scene();
  const path = `/venues/${venue.id}/availability/status`;
  const first = await site.call("GET", path, {});
  expect(first).toMatchObject({
    status: 200,
    body: { status: "not_set", label: "Availability not set", evidence: { answers: 0, newestAt: null } },
  });
  expect(first.headers["cache-control"]).toBe("public, max-age=300");
  const etag = first.headers.etag ?? "";
  expect(await site.call("GET", path, { headers: { "if-none-match": etag } })).toMatchObject({ status: 304 });
  expect(await site.call("GET", `/venues/${venue.slug}/availability/status`, {})).toMatchObject({
    status: 200,
  });
  await site.call("PUT", `/venues/${venue.id}/availability`, as(owner, { availabilityStatus: "seasonal" }));
  for (const key of [venue.id, venue.slug]) {
    expect(await site.call("GET", `/venues/${key}/availability/status`, {})).toMatchObject({
      body: { status: "seasonal", color: "blue" },
    });
  }
  await site.call("DELETE", `/venues/${venue.id}/availability/override`, as(owner));
  expect(await site.call("GET", path, {})).toMatchObject({ body: { status: "not_set" } });
  const draft = await createVenue(on.db, { status: "draft" });
  for (const key of [draft.id, newId()]) {
    expect(await site.call("GET", `/venues/${key}/availability/status`, {})).toMatchObject({ status: 404 });
  }
});
