import { expect, test } from "vitest";
import { createEventInput, editEventInput, eventKey } from "./schema";

const plan = {
  title: "Supper",
  startsAt: "2026-12-01T18:00:00Z",
  endsAt: "2026-12-01T21:00:00+01:00",
  timeZone: "Europe/Berlin",
};

test("a new event needs title, times and zone, and has defaults for the rest", () => {
  expect(createEventInput.parse(plan)).toEqual({
    title: "Supper",
    description: "",
    coverUrl: null,
    place: null,
    onlineUrl: null,
    placeHidden: false,
    startsAt: new Date("2026-12-01T18:00:00Z"),
    endsAt: new Date("2026-12-01T20:00:00Z"),
    timeZone: "Europe/Berlin",
    allDay: false,
    visibility: "public",
    groupId: null,
    membersFirstUntil: null,
    announces: false,
    guestList: "confirmed",
    capacity: null,
    guestsMax: 0,
    rsvpOpensAt: null,
    rsvpClosesAt: null,
    approvalRequired: false,
    waitlistEnabled: true,
    waitlistMode: "automatic",
    offerMinutes: 1440,
    cutoffMinutes: 0,
    partyRule: "skip",
    passOversMax: 3,
    overlapsAllowed: false,
    checkInOpensMinutes: null,
    doorMinutes: null,
    questions: [],
  });
});

test("an edit changes nothing that it does not name", () => {
  const edit = { eventId: "019aa000-0000-7000-8000-000000000001", expectedVersion: 3 };
  expect(editEventInput.parse(edit)).toEqual(edit);
});

test.each([
  ["title", ""],
  ["title", "   "],
  ["title", "x".repeat(141)],
  ["title", "two\nlines"],
  ["title", "Subject\r\nBcc: everyone@turnout.test"],
  ["title", "nul\u0000"],
  ["title", 7],
  ["description", "x".repeat(1_000_000)],
  ["description", "nul\u0000"],
  ["place", "x".repeat(201)],
  ["place", "nul\u0000"],
  ["coverUrl", "http://example.org/cover.jpg"],
  ["coverUrl", "javascript:alert(1)"],
  ["coverUrl", "https://"],
  ["coverUrl", `https://example.org/${"x".repeat(2_000)}`],
  ["onlineUrl", "data:text/html,<script>alert(1)</script>"],
  ["onlineUrl", "//example.org/meet"],
  ["startsAt", "2026-12-01T18:00"],
  ["startsAt", "tomorrow"],
  ["startsAt", "0001-01-01T00:00:00Z"],
  ["endsAt", "9999-12-31T23:59:59Z"],
  ["timeZone", "Mars/Olympus_Mons"],
  ["timeZone", "+05:45"],
  ["timeZone", "<script>"],
  ["capacity", 0],
  ["capacity", -1],
  ["capacity", 1_000_001],
  ["capacity", 1e300],
  ["capacity", 2.5],
  ["capacity", Number.NaN],
  ["capacity", "10"],
  ["guestsMax", -1],
  ["guestsMax", 51],
  ["rsvpClosesAt", "yesterday"],
  ["waitlistEnabled", "yes"],
  ["rsvpOpensAt", "soon"],
  ["waitlistMode", "lottery"],
  ["offerMinutes", 4],
  ["offerMinutes", 43_201],
  ["offerMinutes", "60"],
  ["cutoffMinutes", -1],
  ["cutoffMinutes", 1.5],
  ["approvalRequired", "yes"],
  ["placeHidden", null],
  ["guestList", "friends"],
  ["partyRule", "lottery"],
  ["passOversMax", 21],
  ["visibility", "secret"],
  ["status", "published"],
  ["hostId", "019aa000-0000-7000-8000-000000000001"],
  ["__proto__x", 1],
])("a new event with %s = %o is refused with an error for that field", (field, value) => {
  const { success, error } = createEventInput.safeParse({ ...plan, [field]: value });
  expect(success).toBe(false);
  const named = error?.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : issue.path,
  );
  expect([...new Set(named)]).toEqual([field]);
});

test.each(["<b>Supper</b>", "<script>alert(1)</script>", 'Robert\'); drop table "Event";--', "🎉 Ünï"])(
  "the title %j is accepted as plain text",
  (text) => {
    expect(createEventInput.parse({ ...plan, title: text, description: text, place: text })).toMatchObject({
      title: text,
      description: text,
      place: text,
    });
  },
);

test.each([
  ["019aa000-0000-7000-8000-000000000001", true],
  ["supper-club-ab3kq7xz", true],
  ["", false],
  ["a/b", false],
  ["a b", false],
  ["x".repeat(121), false],
])("the schema of event keys, given %j, answers %s", (key, isKey) => {
  expect(eventKey.safeParse(key).success).toBe(isKey);
});
