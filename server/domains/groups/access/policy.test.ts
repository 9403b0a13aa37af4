import { expect, test } from "vitest";
import { actsAsSite, whyNotActOn, whyNotUndo } from "./policy";

const actor = (role: "owner" | "moderator" | "member" | null, isAdmin = false) => ({
  id: "a",
  role,
  isAdmin,
});

test.each([
  [actor("owner"), "owner", null],
  [actor("owner"), "moderator", null],
  [actor("moderator"), "owner", "moderation.owner"],
  [actor("moderator"), "moderator", "moderation.owner"],
  [actor("moderator"), "member", null],
  [actor("moderator"), null, null],
  [actor("member"), "member", "group.role-too-low"],
  [actor(null), "member", "group.members-only"],
  [actor(null, true), "owner", null],
  [actor("member", true), "owner", null],
  [actor("moderator", true), "owner", null],
] as const)("for %j acting on an %s the refusal is %s", (by, role, why) => {
  expect(whyNotActOn(by, { id: "b", role })).toBe(why);
});

test("no one acts on themselves, owners and admins included", () => {
  for (const by of [actor("owner"), actor(null, true)]) {
    expect(whyNotActOn(by, { id: "a", role: by.role })).toBe("moderation.self");
  }
});

test("an admin acts as the site, except where they moderate the group themselves", () => {
  expect(actsAsSite(actor(null, true))).toBe(true);
  expect(actsAsSite(actor("member", true))).toBe(true);
  expect(actsAsSite(actor("moderator", true))).toBe(false);
  expect(actsAsSite(actor("owner"))).toBe(false);
});

test("what the site did only an admin undoes", () => {
  expect(whyNotUndo(actor("owner"), true)).toBe("moderation.by-site");
  expect(whyNotUndo(actor("owner"), false)).toBeNull();
  expect(whyNotUndo(actor(null, true), true)).toBeNull();
});
