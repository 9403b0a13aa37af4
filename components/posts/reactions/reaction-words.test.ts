import { expect, test } from "vitest";
import { withReaction } from "./reaction-words";

const reactions = { like: 2, love: 0, celebrate: 0, insightful: 0, laugh: 0 };

test("giving a reaction counts it once, and taking it back undoes that", () => {
  const given = withReaction({ reactions, mine: [] }, "love", true);
  expect(given).toEqual({ reactions: { ...reactions, love: 1 }, mine: ["love"] });
  expect(withReaction(given, "love", true)).toEqual(given);
  expect(withReaction(given, "love", false)).toEqual({ reactions, mine: [] });
});

test("a reaction that was not given is not taken back", () => {
  expect(withReaction({ reactions, mine: [] }, "like", false)).toEqual({ reactions, mine: [] });
});
