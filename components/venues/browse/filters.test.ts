import { expect, test } from "vitest";
import { directoryInput } from "@/server/domains/venues/directory/schema";
import { browsePath, countFilters, directoryQuery, NO_FILTERS, readFilters } from "./filters";

const lisbon = { city: "Lisbon", country: "PT", latitude: 38.7223, longitude: -9.1393 };
const zurich = { city: "Zürich", country: "CH", latitude: 47.37, longitude: 8.54 };

test.each([
  [{}, {}],
  [{ q: "  loft \0" }, { q: "loft" }],
  [{ city: "Lisbon", near: "38.7,-9.1" }, { city: "Lisbon" }],
  [{ near: "38.7,-9.1" }, { near: "38.7,-9.1" }],
  [{ near: "91,0", radiusKm: "10" }, {}],
  [{ near: "38.7", people: "-5", layout: "ring", sort: "price" }, {}],
  [{ radiusKm: "25" }, {}],
  [
    { city: "Lisbon", radiusKm: "25" },
    { city: "Lisbon", radiusKm: 25 },
  ],
  [
    { people: "120", layout: "uShape" },
    { people: 120, layout: "uShape" },
  ],
  [{ people: "1e3" }, {}],
  [{ amenities: ["bar", "wifi"] }, { amenities: ["wifi", "bar"] }],
  [{ amenities: "bar,wifi,swimming" }, { amenities: ["wifi", "bar"] }],
  [{ badge: ["seasonal", "nothing"] }, { badge: ["seasonal"] }],
  [
    { from: "2027-05-10", to: "2027-05-12" },
    { from: "2027-05-10", to: "2027-05-12" },
  ],
  [{ from: "2027-05-10", to: "2027-05-01" }, { from: "2027-05-10" }],
  [{ to: "2027-05-12" }, { from: "2027-05-12" }],
  [{ from: "2027-02-30" }, {}],
  [
    { from: "2027-01-01", to: "2029-01-01" },
    { from: "2027-01-01", to: "2028-01-01" },
  ],
  [{ sort: "distance" }, {}],
  [{ sort: "relevance" }, {}],
  [{ sort: "capacity" }, { sort: "capacity" }],
])("the filters are read from the URL %o", (params, filters) => {
  const read = readFilters(params);
  expect(read).toEqual({ ...NO_FILTERS, ...filters });
  expect(readFilters(Object.fromEntries(new URL(browsePath(read), "http://x").searchParams))).toEqual(read);
});

test("whatever the URL says, the directory accepts the question", () => {
  const hostile = ["", "\0", "-1", "9999999999", "NaN", "%", "a,b", "2027-13-45", "90,180", "-90.0000001,0"];
  for (const text of hostile) {
    const params = Object.fromEntries(Object.keys(NO_FILTERS).map((name) => [name, text]));
    const query = directoryQuery(readFilters({ ...params, city: "" }), [lisbon]);
    expect(directoryInput.safeParse(query).error?.issues ?? []).toEqual([]);
  }
});

test("a city with a radius is a circle around its middle, in whatever letters it is typed", () => {
  const filters = readFilters({ city: "ZURICH", radiusKm: "25", sort: "distance" });
  expect(directoryQuery(filters, [lisbon, zurich])).toEqual({
    near: "47.3700,8.5400",
    radiusKm: 25,
    sort: "distance",
  });
});

test("a city without a radius, or one that is not in the directory, is searched by name", () => {
  expect(directoryQuery(readFilters({ city: "Lisbon" }), [lisbon])).toEqual({ city: "Lisbon" });
  const unknown = readFilters({ city: "Atlantis", radiusKm: "25", sort: "distance" });
  expect(directoryQuery(unknown, [lisbon])).toEqual({ city: "Atlantis" });
});

test("the last day in the URL is part of the days that are asked for", () => {
  expect(directoryQuery(readFilters({ from: "2027-05-10", to: "2027-05-12" }), [])).toEqual({
    from: "2027-05-10",
    to: "2027-05-13",
  });
});

test("filters are counted without the text, the order and the distance", () => {
  const filters = readFilters({
    q: "loft",
    city: "Lisbon",
    radiusKm: "5",
    people: "9",
    amenities: "bar,wifi",
    sort: "name",
  });
  expect(countFilters(filters)).toBe(4);
});
