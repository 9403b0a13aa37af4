import { expect, test } from "vitest";
import { actsAsSite, decideAct, whyNotActOn } from "./policy";

const now = new Date("2026-11-29T20:00:00Z");
const shown = { heldAt: null, hiddenAt: null };
const held = { heldAt: now, hiddenAt: null };
const hidden = { heldAt: null, hiddenAt: now };
const rejected = { heldAt: now, hiddenAt: now };

test.each([
  ["hide", shown, { kind: "hidden", state: hidden, isPublished: false }],
  ["hide", held, { kind: "rejected", state: rejected, isPublished: false }],
  ["hide", hidden, null],
  ["hide", rejected, null],
  ["unhide", shown, null],
  ["unhide", held, null],
  ["unhide", hidden, { kind: "unhidden", state: shown, isPublished: false }],
  ["unhide", rejected, { kind: "approved", state: shown, isPublished: true }],
  ["approve", shown, "refused"],
  ["approve", held, { kind: "approved", state: shown, isPublished: true }],
  ["approve", hidden, "refused"],
  ["approve", rejected, { kind: "approved", state: shown, isPublished: true }],
  ["reject", shown, "refused"],
  ["reject", held, { kind: "rejected", state: rejected, isPublished: false }],
  ["reject", hidden, "refused"],
  ["reject", rejected, null],
] as const)("%s of a text in the state %j gives %j", (act, state, wanted) => {
  const decided = decideAct(act, state, now);
  if (wanted === null) expect(decided).toEqual({ outcome: "unchanged" });
  else if (wanted === "refused") expect(decided).toEqual({ outcome: "refused" });
  else expect(decided).toEqual({ outcome: "changed", ...wanted });
});

const actor = (role: "owner" | "moderator" | "member" | null, isAdmin = false) => ({
  id: "a",
  role,
  isAdmin,
});

test.each([
  [actor("owner"), "owner", null],
  [actor("owner"), "moderator", null],
  [actor("moderator"), "owner", "moderation.owner"],
  [actor("moderator"), "moderator", null],
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
