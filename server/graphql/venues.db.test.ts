import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { addMember, createVenue, type TestVenue } from "../../tests/venue-factories";
import { type Person, restSite } from "../api/testing/rest-site";
import { asking, reasonsIn } from "./testing/ask";

const on = testDatabase();
const site = restSite(on);
const ask = asking(site);

const THREE = "availabilityStatus availabilityBadgeColor availabilityBadgeLabel";
const LIST = `query List($filters: VenueFilters, $cursor: String, $limit: Int) {
  venues(filters: $filters, cursor: $cursor, limit: $limit) {
    items { id slug name city capacities { theatre uShape } ${THREE} badge { status label color } } nextCursor } }`;
const ONE = `query One($id: ID, $slug: String) {
  venue(id: $id, slug: $slug) { id slug name status spaces { name capacities { theatre banquet } } viewerRole ${THREE} } }`;

let member: Person;
let tannery: TestVenue;
let loft: TestVenue;
let draft: TestVenue;
beforeAll(async () => {
  member = await site.person();
  tannery = await createVenue(on.db, { availabilityStatus: "limited_availability" });
  loft = await createVenue(on.db, { name: "Canal Loft", city: "Porto", latitude: 41.15, longitude: -8.61 });
  draft = await createVenue(on.db, { status: "draft", organizationId: tannery.organizationId });
  await addMember(on.db, tannery.organizationId, { userId: member.id });
  await on.db.venue.update({ where: { id: loft.id }, data: { amenities: ["wifi", "stage"] } });
});

const itemsIn = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.body.data.venues.items.map(({ id }: { id: string }) => id);

test("anyone lists venues with the three fields of the badge, page by page", async () => {
  const first = await ask(undefined, LIST, { limit: 1 });
  expect(first.body.data.venues.items).toHaveLength(1);
  const { nextCursor } = first.body.data.venues;
  const second = await ask(undefined, LIST, { limit: 1, cursor: nextCursor });
  expect([...itemsIn(first), ...itemsIn(second)].sort()).toEqual([tannery.id, loft.id].sort());
  expect(second.body.data.venues.nextCursor).toBeNull();
  const all = (await ask(undefined, LIST)).body.data.venues.items;
  expect(all.find(({ id }: { id: string }) => id === tannery.id)).toMatchObject({
    availabilityStatus: "limited_availability",
    availabilityBadgeColor: "amber",
    availabilityBadgeLabel: "Limited availability",
  });
});

test.each([
  [{ city: "Porto" }, "loft"],
  [{ badge: ["limited_availability", "seasonal"] }, "tannery"],
  [{ near: { latitude: 41.1, longitude: -8.6 }, radiusKm: 20, sort: "distance" }, "loft"],
  [{ near: { latitude: 38.7, longitude: 0.0000001 }, radiusKm: 1 }, "none"],
  [{ amenities: ["wifi", "stage"] }, "loft"],
  [{ q: null, city: "Lisbon", badge: null }, "tannery"],
  [{ attendance: 5000 }, "none"],
])("the filters %j find what they find over REST", async (filters, found) => {
  const ids = { loft: [loft.id], tannery: [tannery.id], none: [] }[found];
  expect(itemsIn(await ask(undefined, LIST, { filters }))).toEqual(ids);
});

test.each([
  [{ from: "2026-02-30" }, "input.invalid"],
  [{ near: { latitude: 400, longitude: 0 } }, "input.invalid"],
  [{ radiusKm: 5 }, "input.invalid"],
  [{ attendance: -1 }, "input.invalid"],
  [{ amenities: ["helipad"] }, "input.invalid"],
  [{ q: "a\u0000b".repeat(200) }, "input.invalid"],
])("the filters %j are refused by field", async (filters, reason) => {
  expect(reasonsIn(await ask(undefined, LIST, { filters }))).toEqual({ venues: reason });
});

test("a venue is read by id and by slug, and a draft by its organization only", async () => {
  for (const by of [{ id: tannery.id }, { id: tannery.slug }, { slug: tannery.slug }]) {
    expect((await ask(undefined, ONE, by)).body.data.venue).toMatchObject({
      id: tannery.id,
      status: "listed",
      spaces: [{ name: "Main hall", capacities: { theatre: 300, banquet: 180 } }],
      viewerRole: null,
      availabilityBadgeColor: "amber",
    });
  }
  expect((await ask(member, ONE, { id: draft.id })).body.data.venue).toMatchObject({ viewerRole: "member" });
  const hidden = await ask(undefined, ONE, { id: draft.id });
  expect(hidden.body).toEqual((await ask(undefined, ONE, { id: newId() })).body);
  expect(reasonsIn(hidden)).toEqual({ venue: "venue.not-found" });
});

test.each([{}, { id: "x", slug: "y" }, { id: null }])(
  "a venue that is named by %j is refused",
  async (by) => {
    expect(reasonsIn(await ask(undefined, ONE, by))).toEqual({ venue: "input.invalid" });
  },
);

test("a page of 100 venues with everything in it is within the limits, five of them are not", async () => {
  const fields = `id name amenities capacities { theatre classroom banquet boardroom cocktail uShape }
    photo { url sizes { name url width height } } badge { status label color evidence { answers newestAt } updatedAt } ${THREE}`;
  const page = `venues(limit: 100) { items { ${fields} } nextCursor }`;
  expect((await ask(undefined, `{ ${page} }`)).status).toBe(200);
  const five = [1, 2, 3, 4, 5].map((at) => `p${at}: ${page}`).join(" ");
  const answer = await ask(undefined, `{ ${five} }`);
  expect(answer.body.errors[0].extensions.details).toEqual({ limit: "cost", max: 20_000 });
});
