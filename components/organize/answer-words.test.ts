import { expect, test } from "vitest";
import { progressWords, standing } from "./answer-words";

const one = (
  status: Parameters<typeof standing>[0]["status"],
  availability: "confirmed" | "tentative" | "unavailable" | null = null,
) => ({ status, availability });

test("the progress of a request counts answers of each kind and leaves out withdrawn venues", () => {
  const venues = [
    one("responded", "confirmed"),
    one("responded", "tentative"),
    one("responded", "unavailable"),
    one("turned_down"),
    one("asked"),
    one("no_response"),
    one("withdrawn", "confirmed"),
  ];
  expect(progressWords(venues)).toBe(
    "4 of 6 answered: 1 confirmed, 1 tentative, 1 unavailable, 1 turned down",
  );
});

test.each([
  { venues: [], words: "No venues yet" },
  { venues: [one("picked")], words: "1 venue chosen" },
  { venues: [one("asked"), one("asked")], words: "0 of 2 answered" },
])("the progress of $venues.length venues reads “$words”", ({ venues, words }) => {
  expect(progressWords(venues)).toBe(words);
});

test("a venue that turned a request down after an answer counts as turned down", () => {
  expect(standing(one("turned_down", "confirmed")).label).toBe("Turned down");
});
