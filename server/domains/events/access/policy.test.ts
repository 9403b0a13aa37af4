import { describe, expect, test } from "vitest";
import { canSeeEvent, type EventAccessFacts, type Standing, type Visibility, visibilityAt } from "./policy";

const now = new Date("2026-11-20T12:00:00Z");
const later = new Date("2026-11-20T12:00:01Z");
const event: EventAccessFacts = {
  hostId: "host",
  status: "published",
  visibility: "public",
  membersFirstUntil: null,
  inviteToken: "secret",
  staff: [],
};
const viewer = {
  ...{ id: "person", email: "person@people.test", emailVerified: true, name: "Person" },
  ...{ imageUrl: null, timeZone: "UTC", role: "user" as const },
};

test.each<[Visibility, Date | null, Visibility]>([
  ["public", null, "public"],
  ["public", later, "private"],
  ["public", now, "public"],
  ["private", now, "private"],
  ["unlisted", null, "unlisted"],
])("an event that is %s, and shown to members first until %s, is %s now", (visibility, until, effective) => {
  expect(visibilityAt({ visibility, membersFirstUntil: until }, now)).toBe(effective);
});

describe("an event that is private now", () => {
  const closed = [
    { ...event, visibility: "private" as const },
    { ...event, membersFirstUntil: later },
  ];

  test.each<[string, boolean, Standing, boolean]>([
    ["outside the group", false, "none", false],
    ["of the group", true, "none", true],
    ["of the group whom a host declined", true, "declined", false],
    ["outside the group who answered", false, "answered", true],
    ["outside the group who was invited", false, "invited", true],
  ])("a person %s sees it: %s, %s, %s", (_, isMember, standing, sees) => {
    const by = { viewer, invite: undefined, standing, isMember, leadsGroup: false, now };
    for (const one of closed) expect(canSeeEvent(one, by)).toBe(sees);
  });

  test("a moderator of the group sees it even if a host declined them", () => {
    const by = {
      viewer,
      invite: undefined,
      standing: "declined" as const,
      isMember: true,
      leadsGroup: true,
      now,
    };
    for (const one of closed) expect(canSeeEvent(one, by)).toBe(true);
  });

  test("its link opens it, and a draft is not opened by membership", () => {
    const by = {
      viewer: null,
      invite: "secret",
      standing: "none" as const,
      isMember: false,
      leadsGroup: false,
      now,
    };
    for (const one of closed) expect(canSeeEvent(one, by)).toBe(true);
    const member = { ...by, viewer, invite: undefined, isMember: true };
    expect(canSeeEvent({ ...event, status: "draft" }, member)).toBe(false);
  });
});
