import { describe, expect, test } from "vitest";
import { openClaimInput } from "./claim-links.schema";
import { rsvpInput } from "./schema";

const eventId = "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e6f";

describe("the traffic source of an RSVP", () => {
  test.each([
    ["Newsletter ", "newsletter"],
    ["https://www.google.de/search", "google"],
    ["ana@people.test", "email"],
    ["=cmd()", "cmd"],
  ])("the source %j is stored as %s", (source, kept) => {
    expect(rsvpInput.parse({ eventId, source }).source).toBe(kept);
  });

  test("a missing source stays undefined", () => {
    expect(rsvpInput.parse({ eventId }).source).toBeUndefined();
  });
});

test.each(["choir\0", "choir\ud83d"])(
  "the label %j, which Postgres cannot store, is refused as the name of a group",
  (label) => {
    const link = { eventId, seats: 2, expiresAt: "2026-11-21T12:00:00Z" };
    expect(openClaimInput.safeParse({ ...link, label }).success).toBe(false);
    expect(openClaimInput.safeParse({ ...link, label: "Choir" }).success).toBe(true);
  },
);
