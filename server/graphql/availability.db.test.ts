import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { addMember, createVenue, type TestVenue } from "../../tests/venue-factories";
import { type Person, restSite } from "../api/testing/rest-site";
import { asking, reasonsIn } from "./testing/ask";

const on = testDatabase();
const site = restSite(on);
const ask = asking(site);

const AVAILABILITY = `venueId availabilityStatus manualStatus inferredStatus manualOverrideAt
  signalSummary { days answers unavailableRatio counts { type count } } circuitBreaker { isOpen unansweredHolds }`;
const GET = `query Get($id: ID!) { venueAvailability(venueId: $id) { ${AVAILABILITY} } }`;
const BADGE =
  "query Badge($id: ID!) { venueAvailabilityBadge(venueId: $id) { status label color evidence { answers newestAt } } }";
const SET = `mutation Set($id: ID!, $status: AvailabilityStatus!) {
  setVenueAvailability(venueId: $id, status: $status) { ${AVAILABILITY} } }`;
const CLEAR = `mutation Clear($id: ID!) { clearVenueAvailabilityOverride(venueId: $id) { ${AVAILABILITY} } }`;
const RESOLVE = `mutation Resolve($id: ID!) { resolveWaitlistCircuitBreaker(venueId: $id) { ${AVAILABILITY} } }`;

let manager: Person;
let member: Person;
let stranger: Person;
let venue: TestVenue;
beforeAll(async () => {
  [manager, member, stranger] = [await site.person(), await site.person(), await site.person()];
  venue = await createVenue(on.db);
  await addMember(on.db, venue.organizationId, { userId: manager.id, role: "manager" });
  await addMember(on.db, venue.organizationId, { userId: member.id });
});

test("a badge that is set by hand shows everywhere until it is cleared", async () => {
  const set = await ask(manager, SET, { id: venue.id, status: "seasonal" });
  expect(set.body.data.setVenueAvailability).toMatchObject({
    venueId: venue.id,
    availabilityStatus: "seasonal",
    manualStatus: "seasonal",
    manualOverrideAt: expect.any(String),
    circuitBreaker: { isOpen: false, unansweredHolds: 0 },
  });
  const badge = await ask(undefined, BADGE, { id: venue.id });
  expect(badge.body.data.venueAvailabilityBadge).toMatchObject({
    status: "seasonal",
    label: "Seasonal",
    color: "blue",
  });
  const cleared = await ask(manager, CLEAR, { id: venue.slug });
  expect(cleared.body.data.clearVenueAvailabilityOverride).toMatchObject({
    availabilityStatus: "not_set",
    manualStatus: null,
  });
  const read = await ask(member, GET, { id: venue.id });
  expect(read.body.data.venueAvailability.signalSummary.counts).toHaveLength(9);
});

test("resolving a breaker that is not open is a conflict", async () => {
  const answer = await ask(manager, RESOLVE, { id: venue.id });
  expect(answer.body.errors[0].extensions).toMatchObject({ code: "conflict", reason: "waitlist.no-breaker" });
});

test("the badge is public, and everything else belongs to the venue's organization", async () => {
  const other = [GET, SET, CLEAR, RESOLVE];
  const variables = { id: venue.id, status: "fully_booked" };
  for (const query of other) {
    expect(Object.values(reasonsIn(await ask(undefined, query, variables)))).toEqual(["sign-in.missing"]);
    expect(Object.values(reasonsIn(await ask(stranger, query, variables)))).toEqual(["venue.not-found"]);
    const missing = await ask(stranger, query, { ...variables, id: newId() });
    expect(missing.body).toEqual((await ask(stranger, query, variables)).body);
  }
  for (const query of [SET, CLEAR, RESOLVE]) {
    expect(Object.values(reasonsIn(await ask(member, query, variables)))).toEqual([
      "organization.role-too-low",
    ]);
  }
});

test("a status that is not in the list is refused before anything runs", async () => {
  for (const status of ["open", "ACCEPTING_EVENTS", "", null, 1, ["seasonal"]]) {
    const answer = await ask(manager, SET, { id: venue.id, status });
    expect([answer.status, reasonsIn(answer)]).toEqual([400, { "": "request.invalid" }]);
  }
});
