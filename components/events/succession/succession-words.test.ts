import { expect, test } from "vitest";
import { outcomeText, successionSummary } from "./succession-words";

const line = { outcome: "kept", newHost: null, people: 0, status: "published" } as const;

test.each([
  [{ ...line, outcome: "handed-over", newHost: "Ben", people: 1 } as const, "Goes to Ben, with its 1 guest"],
  [{ ...line, outcome: "cancelled", people: 12 } as const, "Cancelled; 12 guests will be notified"],
  [{ ...line, outcome: "cancelled" } as const, "Cancelled"],
  [{ ...line, outcome: "deleted", status: "draft" } as const, "Draft, deleted"],
  [{ ...line, status: "draft" } as const, "Draft, stays hidden"],
  [line, "Already running, stays as it is"],
])("an event of %j is described as %s", (event, text) => {
  expect(outcomeText(event)).toBe(text);
});

test("the succession summary names only what happens", () => {
  const counts = { "handed-over": 0, cancelled: 0, deleted: 0, kept: 0 };
  expect(successionSummary({ counts, seats: 0, waiting: 0 })).toEqual([]);
  expect(
    successionSummary({ counts: { ...counts, cancelled: 2, "handed-over": 1 }, seats: 1, waiting: 2 }),
  ).toEqual([
    "Events hosted: 2 events are cancelled, 1 event goes to a co-host.",
    "Given up: seats at 1 event and 2 waitlist places or requests. The next people on the waitlist get the seats.",
  ]);
});
