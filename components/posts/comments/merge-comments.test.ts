import { expect, test } from "vitest";
import type { CommentOut } from "../wire";
import { mergeComments } from "./merge-comments";

const comment = (id: string, version = 1, more: Partial<CommentOut> = {}) =>
  ({ id, version, ...more }) as CommentOut;

test("newer versions of comments replace older ones, and new comments follow in their order", () => {
  const merged = mergeComments([comment("a"), comment("c")], [comment("c", 2), comment("b"), comment("d")]);
  expect(merged.map(({ id, version }) => `${id}${version}`)).toEqual(["a1", "b1", "c2", "d1"]);
});

test("an edited comment without its replies keeps the replies that were loaded", () => {
  const replies = { items: [comment("r")], nextCursor: null };
  expect(mergeComments([comment("a", 1, { replies })], [comment("a", 2)])[0]).toMatchObject({
    version: 2,
    replies,
  });
});
