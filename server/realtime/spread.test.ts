import { expect, test } from "vitest";
import { spreadMs } from "./spread";

test.each([
  [0, "calm", 800],
  [100, "calm", 800],
  [1_000, "calm", 5_000],
  [2_000, "calm", 10_000],
  [100_000, "calm", 30_000],
  [100, "prompt", 800],
  [2_000, "prompt", 5_000],
  [null, "calm", 5_000],
  [null, "prompt", 5_000],
] as const)("%s listeners of a %s change are spread over %s ms", (listeners, urgency, expected) => {
  expect(spreadMs(listeners, urgency)).toBe(expected);
});
