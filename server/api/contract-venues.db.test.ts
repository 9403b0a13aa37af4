import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { inDays, type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let owner: Person;
let other: Person;
let orgId: string;
beforeAll(async () => {
  [owner, other] = [await site.person(), await site.person()];
  orgId = (await site.call("POST", "/organizations", { as: owner, body: { name: "Old Tannery" } })).body.id;
});

const plan = { name: "The Old Tannery", city: "Lisbon", country: "PT", timeZone: "Europe/Lisbon" };
const hall = { name: "Hall", capacities: { theatre: 300, uShape: 40 } };
const day = (n: number) => inDays(n).toISOString().slice(0, 10);

async function created(more: object = {}) {
  const path = `/organizations/${orgId}/venues`;
  const made = await site.call("POST", path, { as: owner, body: { ...plan, ...more } });
  expect(made.status, made.text).toBe(201);
  return made.body as { id: string; slug: string; version: number };
}

test("a venue is created, given a space, listed and found over REST, by id and by slug", async () => {
  const { id, slug } = await created({ description: "Brick", latitude: 38.72, longitude: -9.14 });
  expect((await site.call("GET", `/venues/${id}`)).status).toBe(404);
  const space = await site.call("POST", `/venues/${id}/spaces`, { as: owner, body: hall });
  expect(space).toMatchObject({
    status: 201,
    body: { capacities: { theatre: 300, uShape: 40, banquet: null } },
  });
  const listed = await site.call("PATCH", `/venues/${slug}`, { as: owner, body: { status: "listed" } });
  expect(listed).toMatchObject({ status: 200, body: { status: "listed", version: 3 } });
  for (const key of [id, slug]) {
    const badge = { status: "not_set", label: "Availability not set", color: "grey" };
    expect(await site.call("GET", `/venues/${key}`)).toMatchObject({
      status: 200,
      body: { id, spaces: [{ name: "Hall" }], badge, viewerRole: null, contact: null },
    });
  }
  const query = `q=tann&city=lisbon&near=38.7,-9.1&radiusKm=20&from=${day(9)}&to=${day(11)}&attendance=200&layout=theatre&badge=not_set`;
  const found = await site.call("GET", `/venues?${query}`);
  expect(found, found.text).toMatchObject({ status: 200, body: { items: [{ id, slug }], nextCursor: null } });
  expect((await site.call("GET", `/venues/map?${query}`)).body.items).toMatchObject([{ id }]);
});

test("blocked dates are added, read without notes by others, and freed over REST", async () => {
  const { id } = await created({ status: "listed" });
  const path = `/venues/${id}/blocked-dates`;
  const body = { start: `${day(20)}T10:00:00Z`, end: day(22), note: "Wedding" };
  const made = await site.call("POST", path, { as: owner, body });
  expect(made).toMatchObject({ status: 201, body: { start: day(20), end: day(22), note: "Wedding" } });
  expect((await site.call("GET", path)).body.items).toMatchObject([{ start: day(20), note: null }]);
  expect(await site.call("DELETE", `${path}/${made.body.id}`, { as: owner })).toMatchObject({ status: 200 });
  expect((await site.call("GET", path, { as: owner })).body.items).toEqual([]);
});

test("of two edits of one version the later is refused with the version as it is", async () => {
  const { id, version } = await created();
  const edit = (name: string) =>
    site.call("PATCH", `/venues/${id}`, { as: owner, body: { name, expectedVersion: version } });
  expect((await edit("First")).status).toBe(200);
  expect(await edit("Second")).toMatchObject({
    status: 409,
    body: { error: { reason: "venue.changed-meanwhile", details: { version: version + 1 } } },
  });
});

test("another organization's venue and space are answered like ones that do not exist", async () => {
  const { id } = await created();
  for (const key of [id, newId(), "no-such-venue"]) {
    for (const [method, suffix, body] of [
      ["GET", "", undefined],
      ["PATCH", "", { name: "Mine" }],
      ["POST", "/spaces", hall],
      ["DELETE", `/spaces/${newId()}`, undefined],
      ["PUT", "/photos", { photos: [] }],
      ["POST", "/blocked-dates", { start: day(3), end: day(4) }],
    ] as const) {
      const answer = await site.call(method, `/venues/${key}${suffix}`, { as: other, body });
      expect(answer.status, `${method} ${suffix}`).toBe(404);
      expect(answer.body.error).toMatchObject({ code: "not-found", reason: "venue.not-found" });
    }
  }
  const listed = await created({ status: "listed" });
  const edit = await site.call("PATCH", `/venues/${listed.id}`, { as: other, body: { name: "Mine" } });
  expect(edit).toMatchObject({ status: 404, body: { error: { reason: "venue.not-found" } } });
});

describe("bad input", () => {
  test.each([
    ["name", { name: " " }],
    ["name", { name: "x".repeat(121) }],
    ["city", { city: "" }],
    ["city", { city: undefined }],
    ["country", { country: "XX" }],
    ["country", { country: "Portugal" }],
    ["country", { country: undefined }],
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["timeZone", { timeZone: undefined }],
    ["latitude", { latitude: 91, longitude: 0 }],
    ["longitude", { latitude: 0, longitude: -180.5 }],
    ["latitude", { latitude: "NaN", longitude: 0 }],
    ["longitude", { latitude: 38.7 }],
    ["latitude", { longitude: -9.1 }],
    ["status", { status: "open" }],
    ["amenities.0", { amenities: ["helipad"] }],
    ["contactEmail", { contactEmail: "nobody" }],
    ["version", { version: 7 }],
    ["organizationId", { organizationId: newId() }],
  ])("an invalid %s of a venue is refused by its name: %j", async (field, change) => {
    const before = await on.db.venue.count();
    const path = `/organizations/${orgId}/venues`;
    const answer = await site.call("POST", path, { as: owner, body: { ...plan, ...change } });
    expect(answer.status, answer.text).toBe(400);
    const fields: { field: string }[] = answer.body.error.details.fields;
    expect(fields.map((fault) => fault.field)).toEqual([field]);
    expect(await on.db.venue.count()).toBe(before);
  });

  test.each([
    ["capacities.theatre", { capacities: { theatre: 0 } }],
    ["capacities.theatre", { capacities: { theatre: 1e12 } }],
    ["capacities.standing", { capacities: { standing: 5 } }],
    ["areaM2", { areaM2: -1 }],
    ["priceFrom", { priceFrom: 1e12, currency: "EUR" }],
    ["currency", { priceFrom: 100 }],
    ["currency", { priceFrom: 100, currency: "XYZ" }],
  ])("an invalid %s of a space is refused by its name: %j", async (field, change) => {
    const { id } = await created();
    const body = { name: "Hall", ...change };
    const answer = await site.call("POST", `/venues/${id}/spaces`, { as: owner, body });
    expect(answer.status, answer.text).toBe(400);
    const fields: { field: string }[] = answer.body.error.details.fields;
    expect(fields.map((fault) => fault.field)).toEqual([field]);
  });

  test.each([
    ["end", { start: day(5), end: day(4) }],
    ["start", { start: day(-9), end: day(-5) }],
    ["end", { start: day(5), end: day(3660) }],
    ["start", { start: "2027-02-30", end: "2027-03-02" }],
    ["start", { start: "tomorrow", end: day(4) }],
  ])("an invalid %s of blocked dates is refused by its name: %j", async (field, body) => {
    const { id } = await created();
    const answer = await site.call("POST", `/venues/${id}/blocked-dates`, { as: owner, body });
    expect(answer.status, answer.text).toBe(400);
    expect(answer.body.error.details.fields[0].field).toBe(field);
  });

  test("a day on which clocks change is blocked as one day", async () => {
    const { id } = await created();
    const change = `${new Date().getUTCFullYear() + 1}-03-28`;
    const body = { start: change, end: change };
    const made = await site.call("POST", `/venues/${id}/blocked-dates`, { as: owner, body });
    expect(made).toMatchObject({ status: 201, body: { start: change, end: change.replace("28", "29") } });
  });

  test.each([
    ["near", "near=91,0"],
    ["near", "near=NaN,NaN"],
    ["radiusKm", "near=0,0&radiusKm=abc"],
    ["attendance", "attendance=0"],
    ["to", "from=2027-05-10&to=2027-05-01"],
    ["layout", "layout=standing"],
    ["badge.0", "badge=open"],
    ["sort", "sort=distance"],
    ["cursor", "cursor=nonsense"],
    ["price", "price=5"],
  ])("an invalid %s of the directory is refused by its name: %s", async (field, query) => {
    const answer = await site.call("GET", `/venues?${query}`);
    expect(answer.status, answer.text).toBe(400);
    expect(answer.body.error.details.fields[0].field).toBe(field);
  });

  test("HTML in every text of a venue is kept as text", async () => {
    const html = '<script>alert("1")</script>';
    const texts = { name: html, description: html, houseRules: html, address: html, city: html };
    const { id, slug } = await created({ ...texts, status: "listed" });
    expect(slug).toMatch(/^[a-z0-9-]+$/);
    expect((await site.call("GET", `/venues/${id}`)).body).toMatchObject(texts);
  });

  test("an archived venue leaves the directory and its page", async () => {
    const { id } = await created({ status: "listed", city: "Archiveville" });
    await site.call("PATCH", `/venues/${id}`, { as: owner, body: { status: "archived" } });
    expect((await site.call("GET", "/venues?city=archiveville")).body.items).toEqual([]);
    expect((await site.call("GET", `/venues/${id}`)).status).toBe(404);
    expect((await site.call("GET", `/venues/${id}`, { as: owner })).body).toMatchObject({
      status: "archived",
    });
    const rename = await site.call("PATCH", `/venues/${id}`, { as: owner, body: { name: "X" } });
    expect(rename).toMatchObject({ status: 409, body: { error: { reason: "venue.archived" } } });
  });
});
