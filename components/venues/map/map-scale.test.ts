import { expect, test } from "vitest";
import { scaleOf } from "./map-scale";

test.each([
  [{ zoom: 10, latitude: 52.5, longitude: 13.4 }, 10],
  [{ zoom: 9, latitude: 0, longitude: 0 }, 20],
  [{ zoom: 15, latitude: 41, longitude: -8 }, 0.5],
  [{ zoom: 4, latitude: 20, longitude: 0 }, 1000],
])("the bar on the map %o stands for %s km and is no longer than a quarter of the map", (view, km) => {
  const scale = scaleOf(view);
  expect(scale.km).toBeCloseTo(km);
  expect(scale.units).toBeGreaterThan(40);
  expect(scale.units).toBeLessThanOrEqual(160);
});
