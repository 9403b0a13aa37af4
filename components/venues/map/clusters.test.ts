import { expect, test } from "vitest";
import { viewOf } from "@/lib/map-view";
import { clustersIn } from "./clusters";

const lisbon = { name: "a", latitude: 38.7223, longitude: -9.1393 };
const nextDoor = { name: "b", latitude: 38.7224, longitude: -9.1394 };
const porto = { name: "c", latitude: 41.15, longitude: -8.61 };

test("places that would cover each other share a mark, and no place is lost", () => {
  const points = [lisbon, porto, nextDoor];
  const clusters = clustersIn(viewOf(points), points);
  expect(clusters.map(({ items }) => items.map(({ name }) => name))).toEqual([["a", "b"], ["c"]]);
});

test("a place outside of the view is marked at its edge", () => {
  const [cluster] = clustersIn(viewOf([lisbon]), [porto]);
  expect(cluster?.y).toBe(16);
});

test("two marks are never nearer than a finger needs on a phone", () => {
  const kiln = { name: "a", latitude: 52.5095, longitude: 13.4229 };
  const granary = { name: "b", latitude: 52.4934, longitude: 13.4588 };
  const clusters = clustersIn({ zoom: 10, latitude: 52.5, longitude: 13.44 }, [kiln, granary]);
  expect(clusters.map(({ items }) => items.length)).toEqual([2]);
});
