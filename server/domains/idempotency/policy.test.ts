import { expect, test } from "vitest";
import { decideKey, type KeyDecision } from "./policy";

const NOW = new Date("2026-11-21T12:00:00Z");
const HOUR = 3600;

test.each<
  [string, { age: number; status: number | null; same?: boolean; repeatable?: boolean }, KeyDecision]
>([
  ["answered", { age: 1, status: 201 }, "replay"],
  ["refused", { age: 1, status: 409 }, "replay"],
  ["answered a day ago, less a second", { age: 24 * HOUR - 1, status: 200 }, "replay"],
  ["answered a day ago", { age: 24 * HOUR, status: 200 }, "claim"],
  ["answered a day ago, and was another", { age: 24 * HOUR, status: 200, same: false }, "claim"],
  ["another", { age: 1, status: 200, same: false }, "reused"],
  ["another and under way", { age: 1, status: null, same: false }, "reused"],
  ["under way", { age: 59, status: null }, "in-progress"],
  ["stamped by a clock ahead of ours", { age: -600, status: null }, "in-progress"],
  ["abandoned", { age: 60, status: null }, "claim"],
  [
    "abandoned, and would do more when repeated",
    { age: 60, status: null, repeatable: false },
    "outcome-unknown",
  ],
])(
  "the key is decided correctly if the earlier request is %s",
  (_, { age, status, same = true, repeatable = true }, decision) => {
    const earlier = { requestHash: "a", status, createdAt: new Date(NOW.getTime() - age * 1000) };
    const request = { requestHash: same ? "a" : "b", isRepeatable: repeatable };
    expect(decideKey(earlier, request, NOW)).toBe(decision);
  },
);
