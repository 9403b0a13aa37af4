import { describe, expect, test } from "vitest";
import { heirOf, type JoinFacts, whatJoiningDoes, whyNotChange } from "./policy";
import { likeWords } from "./words.policy";

const open: JoinFacts = {
  group: { visibility: "public", joining: "open", archivedAt: null, membersMax: null },
  members: 3,
  ban: null,
  asked: null,
};
const joined = (group: Partial<JoinFacts["group"]>, more: Partial<Omit<JoinFacts, "group">> = {}) =>
  whatJoiningDoes({ ...open, ...more, group: { ...open.group, ...group } });

describe("a person who joins a group", () => {
  test.each([
    ["becomes a member of an open group", {}, {}, "member"],
    ["asks to be let in where moderators approve", { joining: "approval" }, {}, "requested"],
    ["is let in by a link although moderators approve", { joining: "approval" }, { asked: "link" }, "member"],
    ["needs an invitation where that is the rule", { joining: "invitation" }, {}, "group.by-invitation"],
    ["is let in by an invitation", { joining: "invitation" }, { asked: "invitation" }, "member"],
    ["needs an invitation to a private group", { visibility: "private" }, {}, "group.by-invitation"],
    [
      "needs one to a private group that approves",
      { visibility: "private", joining: "approval" },
      {},
      "group.by-invitation",
    ],
    [
      "is let into a private group by an invitation",
      { visibility: "private" },
      { asked: "invitation" },
      "member",
    ],
    ["is refused by a full group", { membersMax: 3 }, {}, "group.full"],
    ["is refused by a full group in spite of a link", { membersMax: 3 }, { asked: "link" }, "group.full"],
    ["takes the last place", { membersMax: 4 }, {}, "member"],
    ["is refused by a closed group", { archivedAt: new Date() }, {}, "group.archived"],
    [
      "is refused while banned, in spite of a link",
      {},
      { ban: { until: null }, asked: "link" },
      "group.banned",
    ],
  ] as const)("%s", (_, group, more, outcome) => {
    expect(joined(group, more)).toBe(outcome);
  });
});

type Role = "owner" | "moderator" | "member";
type Given = {
  actor?: Role;
  before?: Role | null;
  after?: Role | null;
  isSelf?: boolean;
  isAdmin?: boolean;
  otherOwners?: number;
};

function whyNot(given: Given) {
  const { actor = "owner", before = "member", after = "moderator", isSelf = false, otherOwners = 1 } = given;
  const person = { id: "b", role: before };
  const role = given.isAdmin ? null : actor;
  const by = { id: isSelf ? "b" : "a", role, isAdmin: given.isAdmin ?? false };
  return whyNotChange({ actor: by, person, after, otherOwners });
}

describe("members of a group", () => {
  test.each([
    ["an owner makes a member an owner", { after: "owner" }, null],
    ["an owner removes another owner", { before: "owner", after: null }, null],
    ["a moderator removes a member", { actor: "moderator", after: null }, null],
    ["a moderator bans a person who is no member", { actor: "moderator", before: null, after: null }, null],
    ["a moderator gives a role", { actor: "moderator" }, "group.role-too-low"],
    [
      "a moderator removes a moderator",
      { actor: "moderator", before: "moderator", after: null },
      "moderation.owner",
    ],
    [
      "a moderator removes an owner",
      { actor: "moderator", before: "owner", after: null },
      "moderation.owner",
    ],
    ["a member removes a member", { actor: "member", after: null }, "group.role-too-low"],
    ["the site removes an owner", { isAdmin: true, before: "owner", after: null }, null],
    [
      "the site removes the last owner",
      { isAdmin: true, before: "owner", after: null, otherOwners: 0 },
      "group.last-owner",
    ],
    ["the site gives a role", { isAdmin: true }, "group.role-too-low"],
    ["a member leaves", { actor: "member", after: null, isSelf: true }, null],
    ["a moderator leaves", { actor: "moderator", before: "moderator", after: null, isSelf: true }, null],
    [
      "the last owner leaves",
      { before: "owner", after: null, isSelf: true, otherOwners: 0 },
      "group.last-owner",
    ],
    [
      "the last owner steps down",
      { before: "owner", after: "member", isSelf: true, otherOwners: 0 },
      "group.last-owner",
    ],
    ["one of two owners leaves", { before: "owner", after: null, isSelf: true }, null],
  ] as const)("are changed by the rule: %s", (_, given, refusal) => {
    expect(whyNot(given)).toBe(refusal);
  });

  test("are succeeded by the earliest moderator before any member, and by no one where none is left", () => {
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    const member = { userId: "a", role: "member", joinedAt: at(1) } as const;
    const late = { userId: "b", role: "moderator", joinedAt: at(3) } as const;
    const early = { userId: "c", role: "moderator", joinedAt: at(2) } as const;
    expect(heirOf([member, late, early])).toBe(early);
    expect(heirOf([])).toBeNull();
  });
});

test("words of a search are matched as they were typed, whatever they mean to the database", () => {
  expect(likeWords("  100% _night\\walk ")).toEqual(["%100\\%%", "%\\_night\\\\walk%"]);
  expect(likeWords(undefined)).toEqual([]);
});
