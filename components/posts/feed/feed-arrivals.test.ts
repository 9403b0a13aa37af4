import { expect, test } from "vitest";
import type { PostOut } from "../wire";
import { feedArrivals, withFeedArrivals } from "./feed-arrivals";

const post = (id: string, at: number, more: Partial<PostOut> = {}) => {
  const time = new Date(at * 1_000).toISOString();
  return { id, publishedAt: time, activeAt: time, pinnedAt: null, ...more } as PostOut;
};
const ids = (posts: readonly PostOut[]) => posts.map(({ id }) => id);

test("posts that are newer than the first one shown wait to be asked for", () => {
  const shown = [post("b", 2), post("a", 1)];
  expect(ids(feedArrivals(shown, [post("d", 4), post("c", 3), post("b", 2)], "newest"))).toEqual(["d", "c"]);
  expect(feedArrivals(shown, shown, "newest")).toEqual([]);
});

test("an older pinned post in front does not make every post look new", () => {
  const shown = [post("pin", 1, { pinnedAt: "2026-01-01" }), post("b", 5), post("a", 4)];
  expect(feedArrivals(shown, shown, "newest")).toEqual([]);
  expect(ids(feedArrivals(shown, [...shown, post("c", 6)], "newest"))).toEqual(["c"]);
});

test("among active posts, one that was answered meanwhile counts as new", () => {
  const shown = [post("b", 5), post("a", 4)];
  const answered = post("a", 4, { activeAt: new Date(9_000).toISOString() });
  expect(ids(feedArrivals(shown, [answered, post("b", 5)], "active"))).toEqual(["a"]);
});

test("arrivals are put after the pinned posts, and a post that moved up is shown once", () => {
  const pages = [
    { items: [post("pin", 1, { pinnedAt: "2026-01-01" }), post("b", 5), post("a", 4)], nextCursor: "x" },
  ];
  const [first] = withFeedArrivals(pages, [post("a", 9)]);
  expect(ids(first?.items ?? [])).toEqual(["pin", "a", "b"]);
  expect(first?.nextCursor).toBe("x");
});
