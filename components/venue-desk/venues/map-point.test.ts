import { expect, test } from "vitest";
import { positionIn } from "@/lib/map-view";
import { pointAt } from "./map-point";

test.each([
  [
    { zoom: 1, latitude: 25, longitude: 0 },
    { x: 320, y: 240 },
  ],
  [
    { zoom: 9, latitude: 38.7, longitude: -9.1 },
    { x: 17, y: 400 },
  ],
  [
    { zoom: 4, latitude: -17, longitude: 179 },
    { x: 600, y: 12 },
  ],
])("a place chosen on the map %o is shown where it was chosen", (view, position) => {
  const { x, y } = positionIn(view, pointAt(view, position));
  expect(x).toBeCloseTo(position.x, 1);
  expect(y).toBeCloseTo(position.y, 1);
});
