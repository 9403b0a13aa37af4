import { describe, expect, test } from "vitest";
import type { NotificationOut, NotificationPage } from "@/server/domains/notifications/centre/schema";
import { arrivalsAmong, withArrivals } from "./arrivals";

const item = (id: string, minute: number): NotificationOut => ({
  id,
  topic: "rsvps",
  title: id,
  body: "",
  path: null,
  readAt: null,
  at: new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString(),
});
const page = (...items: NotificationOut[]): NotificationPage => ({ items, nextCursor: "more" });
const ids = (pages: NotificationPage[]) => pages.map(({ items }) => items.map(({ id }) => id));
const [a, b, c, d] = [item("a", 1), item("b", 2), item("c", 2), item("d", 3)];

describe("what arrived", () => {
  test("is what is newer than the newest that is shown, of one moment by id", () => {
    expect(arrivalsAmong([b, a], [d, c, b, a])).toEqual([d, c]);
    expect(arrivalsAmong([c, b], [c, b, a])).toEqual([]);
  });

  test("is everything where nothing is shown", () => {
    expect(arrivalsAmong([], [b, a])).toEqual([b, a]);
  });

  test("is nothing where the newest that is shown is gone meanwhile", () => {
    expect(arrivalsAmong([d, a], [c, a])).toEqual([]);
  });
});

describe("putting it into the list", () => {
  test("leaves what is shown as it was", () => {
    expect(ids(withArrivals([page(b), page(a)], page(d, c, b)))).toEqual([["d", "c", "b"], ["a"]]);
  });

  test("begins anew where something between is unknown", () => {
    expect(withArrivals([page(b), page(a)], page(d, c))).toEqual([page(d, c)]);
  });

  test("changes nothing where nothing arrived", () => {
    expect(withArrivals([page(b), page(a)], page(b, a))).toEqual([page(b), page(a)]);
  });
});
