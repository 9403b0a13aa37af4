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
  test("arrivals are newer than the newest shown notification, by id within one moment", () => {
    expect(arrivalsAmong([b, a], [d, c, b, a])).toEqual([d, c]);
    expect(arrivalsAmong([c, b], [c, b, a])).toEqual([]);
  });

  test("every notification is an arrival if none is shown", () => {
    expect(arrivalsAmong([], [b, a])).toEqual([b, a]);
  });

  test("removing the newest shown notification does not make an older one an arrival", () => {
    expect(arrivalsAmong([d, a], [c, a])).toEqual([]);
  });
});

describe("putting it into the list", () => {
  test("merging arrivals leaves shown notifications unchanged", () => {
    expect(ids(withArrivals([page(b), page(a)], page(d, c, b)))).toEqual([["d", "c", "b"], ["a"]]);
  });

  test("the list starts over where notifications in between are unknown", () => {
    expect(withArrivals([page(b), page(a)], page(d, c))).toEqual([page(d, c)]);
  });

  test("merging no arrivals changes nothing", () => {
    expect(withArrivals([page(b), page(a)], page(b, a))).toEqual([page(b), page(a)]);
  });
});
