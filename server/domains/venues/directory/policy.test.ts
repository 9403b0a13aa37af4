import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchQuery } from "../../../../lib/search-words";
import { boxesAround, cityKeyOf, nameQuery, ringsOf, sortOf, venueDocument } from "./policy";
import { directoryInput } from "./schema";

/** Kilometres between two points by the haversine formula. */
function distance(a: { latitude: number; longitude: number }, b: typeof a): number {
  const rad = (angle: number) => (angle * Math.PI) / 180;
  const half =
    Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(half)));
}

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("boxes around a point", () => {
  test("a point within the radius is in one of the boxes, across the date line and at the poles", () => {
    const near = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(point, near, near, fc.integer({ min: 1, max: 20_038 }), (center, up, right, radius) => {
        const latitude = Math.max(-90, Math.min(90, center.latitude + (up * radius) / 111));
        const turned = center.longitude + right * 180;
        const longitude = ((((turned + 180) % 360) + 360) % 360) - 180;
        const other = { latitude, longitude };
        fc.pre(distance(center, other) <= radius);
        const boxes = boxesAround(center, radius);
        expect(
          boxes.some(
            ({ south, north, west, east }) =>
              latitude >= south && latitude <= north && longitude >= west && longitude <= east,
          ),
        ).toBe(true);
      }),
    );
  });

  test("a small radius gives a small box, and two at the date line", () => {
    expect(boxesAround({ latitude: 0, longitude: 0 }, 111.195)).toHaveLength(1);
    expect(boxesAround({ latitude: -17, longitude: 179.9 }, 50)).toHaveLength(2);
    expect(boxesAround({ latitude: 90, longitude: 0 }, 50)).toMatchObject([{ west: -180, east: 180 }]);
  });
});

test.each([
  ["São Paulo", "sao paulo"],
  ["  LISBOA ", "lisboa"],
  ["Frankfurt am Main", "frankfurt am main"],
])("the city %j is compared as %j", (city, key) => {
  expect(cityKeyOf(city)).toBe(key);
});

test.each([
  [{}, "name"],
  [{ q: "hall" }, "relevance"],
  [{ near: { latitude: 0, longitude: 0 } }, "distance"],
  [{ q: "hall", near: { latitude: 0, longitude: 0 } }, "relevance"],
  [{ q: "hall", sort: "newest" }, "newest"],
] as const)("the filter %j is sorted by %s", (by, sort) => {
  expect(sortOf(by)).toBe(sort);
});

describe("the filters of the directory", () => {
  test.each([
    ["near", { near: "91,0" }],
    ["near", { near: "0,181" }],
    ["near", { near: "NaN,NaN" }],
    ["near", { near: "38.72" }],
    ["near", { near: "1e1,0" }],
    ["radiusKm", { near: "0,0", radiusKm: "0" }],
    ["radiusKm", { near: "0,0", radiusKm: "-5" }],
    ["radiusKm", { near: "0,0", radiusKm: "NaN" }],
    ["radiusKm", { near: "0,0", radiusKm: "20039" }],
    ["radiusKm", { radiusKm: "5" }],
    ["sort", { sort: "distance" }],
    ["sort", { sort: "relevance" }],
    ["sort", { sort: "price" }],
    ["from", { from: "2027-02-30" }],
    ["from", { to: "2027-05-10" }],
    ["to", { from: "2027-05-10", to: "2027-05-09" }],
    ["to", { from: "2027-05-10", to: "2037-05-10" }],
    ["attendance", { attendance: "0" }],
    ["attendance", { attendance: "-1" }],
    ["attendance", { attendance: "2.5" }],
    ["attendance", { attendance: "1000001" }],
    ["layout", { layout: "standing" }],
    ["badge.1", { badge: "seasonal,sold_out" }],
    ["amenities.0", { amenities: "helipad" }],
    ["limit", { limit: "0" }],
    ["limit", { limit: "101" }],
  ])("a wrong %s is refused by its name: %j", (field, input) => {
    const { error } = directoryInput.safeParse(input);
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });

  test("a layout and lists are read in either spelling and with spaces", () => {
    const input = {
      layout: "u_shape",
      badge: "seasonal, not_set",
      amenities: "wifi,stage",
      from: "2027-05-10",
    };
    expect(directoryInput.parse(input)).toMatchObject({
      layout: "uShape",
      badge: ["seasonal", "not_set"],
      amenities: ["wifi", "stage"],
    });
  });
});

test("the words of a name can be searched for alone, and no search finds the marked ones", () => {
  const venue = {
    name: "Glass Hall",
    address: "",
    city: "Porto",
    country: "PT",
    description: "",
    amenities: [],
  };
  expect(venueDocument(venue)).toBe("glass:1A hall:2A _glass:3A _hall:4A porto:5B portugal:6B");
  expect(nameQuery("Glass ha")).toBe("_glass:* & _ha:*");
  expect(nameQuery("_")).toBeNull();
  expect(searchQuery("_glass")).toBe("glass:*");
});

test("the rings around a place grow from where a page begins up to the radius", () => {
  expect(ringsOf(0, 10)).toEqual([10]);
  expect(ringsOf(0, 150)).toEqual([25, 150]);
  expect(ringsOf(0, 20_038)).toEqual([25, 150, 1_000, 20_038]);
  expect(ringsOf(900, 2_000)).toEqual([925, 1_050, 1_900, 2_000]);
  expect(ringsOf(60, 50)).toEqual([50]);
});
