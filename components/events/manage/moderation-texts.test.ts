import { expect, it } from "vitest";
import { promotedText, waitingNote, whoIs } from "./moderation-texts";

const ana = { person: { name: "Ana" } };

it("a single moderated person is named, and several are counted", () => {
  expect(whoIs([ana], 1)).toBe("Ana is");
  expect(whoIs([ana, ana], 1)).toBe("1 person is");
  expect(whoIs([ana, ana, ana], 3)).toBe("3 people are");
});

it("the words for a promotion differ from those for an offer", () => {
  expect(promotedText([ana], 1, "automatic").title).toBe("Ana is in");
  expect(promotedText([ana, ana], 2, "offer").title).toBe("2 people are offered a seat");
});

it("restoring guests says who has to wait", () => {
  expect(waitingNote(1, 0)).toBeUndefined();
  expect(waitingNote(1, 1)).toContain("so they're on the waitlist");
  expect(waitingNote(3, 2)).toBe("2 of them are on the waitlist: the seats went to others meanwhile.");
});
