import { describe, expect, test } from "vitest";
import { heirOf, whyNotChange } from "./policy";

const change = { actor: "owner", before: "member", after: "manager", isSelf: false, owners: 1 } as const;

describe("members of an organization", () => {
  test.each([
    ["an owner makes a member an owner", { after: "owner" }, null],
    ["an owner removes another owner", { before: "owner", after: null, owners: 2 }, null],
    ["a manager invites a member", { actor: "manager", before: null, after: "member" }, null],
    ["a manager makes a member an owner", { actor: "manager", after: "owner" }, "role.too-low"],
    [
      "a manager removes an owner",
      { actor: "manager", before: "owner", after: null, owners: 2 },
      "role.too-low",
    ],
    ["a member invites a member", { actor: "member", before: null, after: "member" }, "role.too-low"],
    ["a member leaves", { actor: "member", after: null, isSelf: true }, null],
    ["the last owner leaves", { before: "owner", after: null, isSelf: true }, "organization.last-owner"],
    [
      "the last owner steps down",
      { before: "owner", after: "member", isSelf: true },
      "organization.last-owner",
    ],
    ["one of two owners leaves", { before: "owner", after: null, isSelf: true, owners: 2 }, null],
  ] as const)("are changed by the rule: %s", (_, given, refusal) => {
    expect(whyNotChange({ ...change, ...given })).toBe(refusal);
  });

  test("inherit from the last owner by role and then by time of joining", () => {
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    const member = { userId: "a", role: "member", joinedAt: at(1) } as const;
    const late = { userId: "b", role: "manager", joinedAt: at(3) } as const;
    const early = { userId: "c", role: "manager", joinedAt: at(2) } as const;
    expect(heirOf([member, late, early])).toBe(early);
    expect(heirOf([])).toBeNull();
  });
});
