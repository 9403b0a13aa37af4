import { expect, test } from "vitest";
import { decideAct, decideLock } from "./policy";

const now = new Date("2026-11-29T20:00:00Z");
const shown = { heldAt: null, hiddenAt: null, hiddenBySite: false };
const held = { ...shown, heldAt: now };
const hidden = { ...shown, hiddenAt: now };
const rejected = { ...held, hiddenAt: now };
const moderator = { isAdmin: false, isSite: false, now };
const site = { isAdmin: true, isSite: true, now };
const adminWhoModerates = { isAdmin: true, isSite: false, now };

test.each([
  ["hide", shown, { kind: "hidden", state: hidden, isPublished: false }],
  ["hide", held, { kind: "rejected", state: rejected, isPublished: false }],
  ["hide", hidden, null],
  ["hide", rejected, null],
  ["unhide", shown, null],
  ["unhide", held, null],
  ["unhide", hidden, { kind: "unhidden", state: shown, isPublished: false }],
  ["unhide", rejected, { kind: "approved", state: shown, isPublished: true }],
  ["approve", shown, null],
  ["approve", held, { kind: "approved", state: shown, isPublished: true }],
  ["approve", hidden, "refused"],
  ["approve", rejected, { kind: "approved", state: shown, isPublished: true }],
  ["reject", shown, "refused"],
  ["reject", held, { kind: "rejected", state: rejected, isPublished: false }],
  ["reject", hidden, "refused"],
  ["reject", rejected, null],
] as const)("%s of a text in the state %j gives %j", (act, state, wanted) => {
  const decided = decideAct(act, state, moderator);
  if (wanted === null) expect(decided).toEqual({ outcome: "unchanged" });
  else if (wanted === "refused")
    expect(decided).toEqual({ outcome: "refused", reason: "moderation.not-held" });
  else expect(decided).toEqual({ outcome: "changed", ...wanted });
});

test.each([
  ["unhide", hidden],
  ["unhide", rejected],
  ["approve", rejected],
] as const)("%s of a text that the site hid, in the state %j, is for the site only", (act, state) => {
  const before = { ...state, hiddenBySite: true };
  expect(decideAct(act, before, moderator)).toEqual({ outcome: "refused", reason: "moderation.by-site" });
  for (const by of [site, adminWhoModerates]) {
    expect(decideAct(act, before, by)).toMatchObject({ outcome: "changed", state: shown });
  }
});

test("the site hides also what a moderator hid, and a moderator changes nothing in what the site hid", () => {
  const bySite = { ...hidden, hiddenBySite: true };
  expect(decideAct("hide", hidden, { ...site, now: new Date() })).toMatchObject({ state: bySite });
  expect(decideAct("reject", rejected, site)).toMatchObject({ state: { ...rejected, hiddenBySite: true } });
  for (const by of [moderator, site]) expect(decideAct("hide", bySite, by)).toEqual({ outcome: "unchanged" });
});

test("what the site locked only the site opens, also where a moderator had locked it before", () => {
  const open = { lockedAt: null, lockedBySite: false };
  const locked = { lockedAt: now, lockedBySite: false };
  const bySite = { lockedAt: now, lockedBySite: true };
  expect(decideLock("lock", open, moderator)).toEqual(locked);
  expect(decideLock("lock", locked, moderator)).toBeNull();
  expect(decideLock("lock", locked, site)).toEqual(bySite);
  expect(decideLock("lock", bySite, moderator)).toBeNull();
  expect(decideLock("unlock", bySite, moderator)).toBe("moderation.by-site");
  expect(decideLock("unlock", bySite, site)).toEqual(open);
  expect(decideLock("unlock", locked, moderator)).toEqual(open);
  expect(decideLock("unlock", open, moderator)).toBeNull();
});
