import { describe, expect, test } from "vitest";
import { successionOf } from "./policy";

const now = new Date("2026-11-20T12:00:00Z");
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const upcoming = { status: "published", startsAt: at(2), endsAt: at(4), hasSuccessor: false } as const;
const running = { ...upcoming, startsAt: at(-1) };
const past = { ...upcoming, startsAt: at(-4), endsAt: at(-2) };
const draft = { ...upcoming, status: "draft" } as const;
const cancelled = { ...upcoming, status: "cancelled" } as const;
const co = { hasSuccessor: true };

describe("an event whose host leaves", () => {
  test.each([
    ["is cancelled if it is still to come and has no co-host", upcoming, "cancelled", "cancelled"],
    ["goes to a co-host if there is one", { ...upcoming, ...co }, "handed-over", "handed-over"],
    ["goes to a co-host also while it runs", { ...running, ...co }, "handed-over", "handed-over"],
    ["is left alone while it runs without a co-host", running, "kept", "kept"],
    ["is left alone once it is over", { ...past, ...co }, "kept", "kept"],
    ["stays cancelled", { ...cancelled, ...co }, "kept", "kept"],
    ["stays hidden as a draft of a banned host, and is deleted with an account", draft, "kept", "deleted"],
    ["goes to the co-host as a draft of a deleted account only", { ...draft, ...co }, "kept", "handed-over"],
  ] as const)("an event whose host leaves %s", (_, event, banned, deleted) => {
    expect(successionOf(event, "banned", now)).toBe(banned);
    expect(successionOf(event, "deleted", now)).toBe(deleted);
  });
});
