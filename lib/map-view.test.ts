import { expect, test } from "vitest";
import { MAP_HEIGHT, MAP_WIDTH, positionIn, viewOf, ZOOM_MAX_DRAWN, ZOOM_MIN } from "./map-view";

const lisbon = { latitude: 38.72, longitude: -9.14 };
const porto = { latitude: 41.15, longitude: -8.61 };
const fiji = { latitude: -18.1, longitude: 178.4 };
const samoa = { latitude: -13.8, longitude: -171.8 };
const auckland = { latitude: -36.8, longitude: 174.8 };

const SETS = [
  ["one place", [lisbon]],
  ["two cities", [lisbon, porto]],
  ["both sides of the date line", [fiji, samoa, auckland]],
  ["the same place twice", [lisbon, lisbon]],
  ["half the world", [lisbon, auckland]],
  ["neighbours", [lisbon, { latitude: 38.721, longitude: -9.141 }]],
  [
    "both poles",
    [
      { latitude: 89, longitude: 0 },
      { latitude: -89, longitude: 10 },
    ],
  ],
] as const;

test.each(SETS)("the map of %s shows all of it", (_, points) => {
  const view = viewOf(points);
  for (const point of points) {
    const { x, y } = positionIn(view, point);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(MAP_WIDTH);
    expect(y).toBeGreaterThanOrEqual(-32);
    expect(y).toBeLessThanOrEqual(MAP_HEIGHT + 32);
  }
  expect(view.zoom).toBeGreaterThanOrEqual(ZOOM_MIN);
  expect(view.zoom).toBeLessThanOrEqual(ZOOM_MAX_DRAWN);
});

test("islands on both sides of the date line are shown close together", () => {
  expect(viewOf([fiji, samoa]).zoom).toBeGreaterThanOrEqual(4);
});

test("nearly equal searches share one view", () => {
  expect(viewOf([lisbon])).toEqual(viewOf([{ ...lisbon, latitude: lisbon.latitude + 0.0005 }]));
});

test("nothing found shows the world", () => {
  expect(viewOf([]).zoom).toBe(ZOOM_MIN);
});
