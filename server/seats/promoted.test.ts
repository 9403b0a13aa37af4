import { describe, expect, test } from "vitest";
import { entryOutcome, refusalOutcome } from "../domains/rsvps/counts.policy";
import { DomainError } from "../errors";
import type { RsvpFacts } from "./facts";
import type { LedgerAction, LedgerLine } from "./ledger";
import { promotionsIn, usableForMs } from "./promoted";

const line = (action: LedgerAction, rsvpId: string | null = null): LedgerLine => ({
  rsvpId,
  actorId: null,
  action,
  fromStatus: null,
  toStatus: null,
  seats: 1,
  detail: {},
});
const NOW = new Date("2026-11-20T12:00:00.000Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

test("people who leave the queue for a seat are counted by what promoted them, and no other ledger line is counted", () => {
  const actions: LedgerAction[] = ["promoted", "offered", "promoted", "promoted-by-host", "offered-by-host"];
  const ledger = [...actions, "confirmed", "approved", "accepted", "withdrawn"].map((action) =>
    line(action as LedgerAction),
  );
  expect(promotionsIn([{ ledger }])).toEqual({ automatic: 2, offer: 1, host: 2 });
});

describe("how long a seat has been usable", () => {
  const row = (id: string, offerExpiresAt: Date) => ({ id, offerExpiresAt }) as RsvpFacts;
  const link = (expiresAt: Date, closedAt: Date | null) => ({ expiresAt, closedAt }) as never;
  const none = { ledger: [], changed: [], links: [] };
  const at = { decidedAt: NOW, waitedMs: 7 };

  test("a seat has been usable since the request that freed it arrived", () => {
    expect(usableForMs([none], [{ kind: "withdraw", poolId: "p", actorId: null, userId: "u" }], at)).toBe(7);
  });

  test("a seat has been usable since the end of the first expired offer or claim link", () => {
    const plan = {
      ledger: [line("offer-expired", "a"), line("offer-expired", "b")],
      changed: [row("a", ago(3)), row("b", ago(9)), row("c", ago(100))],
      links: [link(ago(5), NOW), link(ago(-60), NOW), link(ago(200), null)],
    };
    expect(usableForMs([plan], [{ kind: "sweep", poolId: "p", actorId: null }], at)).toBe(9_000);
    expect(usableForMs([{ ...plan, ledger: [], changed: [] }], [], at)).toBe(5_000);
  });

  test("how long a seat has been usable is unknown if a sweep found it", () => {
    expect(usableForMs([none], [{ kind: "sweep", poolId: "p", actorId: null }], at)).toBeNull();
  });
});

test.each([
  [{ created: true, rsvp: { status: "confirmed" } }, "confirmed"],
  [{ created: true, rsvp: { status: "waitlisted" } }, "waitlisted"],
  [{ created: true, rsvp: { status: "pending" } }, "requested"],
  [{ created: false, rsvp: { status: "waitlisted" } }, "duplicate"],
] as const)("an answer %j counts as %s", (answer, outcome) => {
  expect(entryOutcome(answer)).toBe(outcome);
});

test.each([
  [new DomainError("rsvp.full", { seatsLeft: 0 }), "full"],
  [new DomainError("rsvp.closed"), "refused"],
  [new DomainError("rsvp.too-many", { retryAfterSeconds: 1 }), "rate_limited"],
  [new DomainError("server.busy", { retryAfterSeconds: 1 }), "shed"],
  [new Error("a fault of ours"), "error"],
])("the error %s counts as %s", (error, outcome) => {
  expect(refusalOutcome(error)).toBe(outcome);
});
