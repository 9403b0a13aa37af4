import { expect, test } from "vitest";
import { viewOf } from "../../lib/map-view";
import { drawLand } from "./drawing";

test.each([
  ["the world", []],
  [
    "a country",
    [
      { latitude: 38.7, longitude: -9.1 },
      { latitude: 41.1, longitude: -8.6 },
    ],
  ],
  ["a city at the coast", [{ latitude: 38.72, longitude: -9.14 }]],
  [
    "islands across the date line",
    [
      { latitude: -17.8, longitude: 177.9 },
      { latitude: -13.8, longitude: -171.8 },
    ],
  ],
])("the drawing of %s has land, is an image of at most 150 kB and names nothing else", async (_, points) => {
  const svg = await drawLand(viewOf(points));
  expect(svg).toMatch(/^<svg [^>]*><path d="M[^"]{20,}" [^>]*\/><\/svg>$/);
  expect(svg).not.toContain("NaN");
  expect(svg.length).toBeLessThan(150_000);
});

test("the open sea is drawn without land", async () => {
  expect(await drawLand({ zoom: 9, latitude: -40, longitude: -120 })).toContain('d=""');
});
