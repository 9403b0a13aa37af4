import { expect, test } from "vitest";
import { audienceLabel } from "./audience-label";

const now = new Date("2026-11-21T12:00:00Z");
const group = { id: "0192f0c0-0000-7000-8000-000000000001", slug: "walkers", name: "Walkers" };
const event = {
  visibility: "public" as const,
  effectiveVisibility: "public" as const,
  membersFirstUntil: null,
  group,
  timeZone: "Europe/Lisbon",
};
const hidden = { ...event, effectiveVisibility: "private" as const };

test.each([
  ["a public event", event, null],
  ["an event whose first time is over", { ...event, membersFirstUntil: "2026-11-20T19:00:00.000Z" }, null],
  [
    "an event that members see first",
    { ...hidden, membersFirstUntil: "2026-11-25T19:00:00.000Z" },
    "Members only until Wed 25 Nov, 19:00 WET",
  ],
  ["a private event of a group", { ...hidden, visibility: "private" as const }, "Members only"],
  [
    "a private event without a group",
    { ...hidden, visibility: "private" as const, group: null },
    "By invitation",
  ],
  [
    "an unlisted event",
    { ...event, visibility: "unlisted" as const, effectiveVisibility: "unlisted" as const },
    "Not listed",
  ],
])("the label of %s tells who sees it", (_, of, label) => {
  expect(audienceLabel(of, now)).toBe(label);
});
