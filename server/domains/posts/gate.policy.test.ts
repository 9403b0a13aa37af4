import { describe, expect, test } from "vitest";
import { type GateFacts, heldFor, slowSecondsLeft, watchedWordIn } from "./gate.policy";

const NOW = new Date("2026-11-20T12:00:00.000Z");
const facts = (
  change: Partial<Omit<GateFacts, "group" | "member">> &
    Partial<GateFacts["group"] & GateFacts["member"]> = {},
): GateFacts => {
  const {
    holdsFirst = false,
    slowSeconds = 0,
    watchedWords = [],
    role = "member",
    trustedAt = null,
    ...rest
  } = change;
  return {
    group: { holdsFirst, slowSeconds, watchedWords },
    member: { role, trustedAt },
    lastAt: null,
    title: null,
    body: "Hello",
    ...rest,
  };
};

describe("watched words", () => {
  test.each<[string, string, boolean]>([
    ["Cheap PILLS here", "pills", true],
    ["pills", "Pills", true],
    ["**pills**, _pills_!", "pills", true],
    ["spills", "pills", false],
    ["pills2", "pills", false],
    ["buy cheap\n  pills now", "cheap pills", true],
    ["Straße", "STRASSE", true],
    ["ＰＩＬＬＳ", "pills", true],
    ["Купи таблетки!", "ТАБЛЕТКИ", true],
    ["таблетками", "таблетка", false],
    ["σίγμας", "ΣΊΓΜΑΣ", true],
    ["これは詐欺です", "詐欺", true],
    ["c++ and a.b", "c++", true],
    ["aXb", "a.b", false],
    ["((((", "(", true],
    ["anything", "", false],
    ["anything", " ", false],
    ["naïve", "naive", false],
    ["हिंदी में", "हिंदी", true],
  ])("in the text %j the word %j is found: %s", (text, word, found) => {
    expect(watchedWordIn(text, [word]) !== null).toBe(found);
  });

  test("a long text with many words is searched in bounded time", () => {
    const words = Array.from({ length: 200 }, (_, at) => `${"a".repeat(20)}${at}`);
    expect(watchedWordIn("a".repeat(20_000), words)).toBeNull();
  });

  test("a text in which hundreds of words occur everywhere, but never whole, is searched in bounded time", {
    timeout: 5_000,
  }, () => {
    // One character of the text becomes 18, with the word in it several times.
    const words = Array.from({ length: 400 }, () => "ل");
    expect(watchedWordIn("ﷺ".repeat(20_000), words)).toBeNull();
  });

  test.each<[string, string, boolean]>([
    ["𝕡𝕚𝕝𝕝𝕤!", "pills", true],
    ["😀pills😀", "pills", true],
    ["𐐨pills", "pills", false],
    ["pills𐐨", "pills", false],
    ["spills and pills", "pills", true],
  ])("characters of two halves count as one: in %j the word %j is found: %s", (text, word, found) => {
    expect(watchedWordIn(text, [word]) !== null).toBe(found);
  });
});

describe("what waits for a moderator", () => {
  test.each<[string, GateFacts, ReturnType<typeof heldFor>]>([
    ["nothing in a group without rules", facts(), null],
    ["a watched word in the body", facts({ watchedWords: ["hello"] }), "watched-word"],
    ["a watched word that marks split", facts({ watchedWords: ["bad"], body: "b*a*d" }), "watched-word"],
    [
      "a watched word around a comment",
      facts({ watchedWords: ["bad"], body: "b<!-- -->ad" }),
      "watched-word",
    ],
    ["a watched word of entities", facts({ watchedWords: ["bad"], body: "&#98;ad" }), "watched-word"],
    [
      "a watched word in a link",
      facts({ watchedWords: ["bad"], body: "[x](https://bad.example)" }),
      "watched-word",
    ],
    ["no part of another word", facts({ watchedWords: ["bad"], body: "b*ad*ge" }), null],
    ["a watched word in the title", facts({ watchedWords: ["buy"], title: "Buy now" }), "watched-word"],
    ["the first post", facts({ holdsFirst: true }), "first"],
    ["not the post of a trusted member", facts({ holdsFirst: true, trustedAt: NOW }), null],
    [
      "a watched word of a trusted member",
      facts({ watchedWords: ["hello"], trustedAt: NOW }),
      "watched-word",
    ],
    ["nothing of a moderator", facts({ holdsFirst: true, watchedWords: ["hello"], role: "moderator" }), null],
    ["nothing of an owner", facts({ holdsFirst: true, role: "owner" }), null],
  ])("%s", (_, given, expected) => {
    expect(heldFor(given)).toBe(expected);
  });
});

test.each<[string, GateFacts, number]>([
  ["no slow mode", facts({ lastAt: NOW }), 0],
  ["nothing written yet", facts({ slowSeconds: 60 }), 0],
  ["written 10.5 seconds ago", facts({ slowSeconds: 60, lastAt: new Date(NOW.getTime() - 10_500) }), 50],
  ["written exactly the wait ago", facts({ slowSeconds: 60, lastAt: new Date(NOW.getTime() - 60_000) }), 0],
  [
    "written by a server whose clock is ahead",
    facts({ slowSeconds: 60, lastAt: new Date(NOW.getTime() + 5_000) }),
    60,
  ],
  ["a moderator", facts({ slowSeconds: 60, lastAt: NOW, role: "moderator" }), 0],
])("slow mode lets a member wait after the last text: %s", (_, given, expected) => {
  expect(slowSecondsLeft(given, NOW)).toBe(expected);
});
