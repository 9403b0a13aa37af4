import { describe, expect, test } from "vitest";
import type { EventDetails } from "@/server/domains/events/schema";
import {
  changesIn,
  endAfterMove,
  type FormValues,
  formSchema,
  newFormValues,
  toFormValues,
  toPlanInput,
} from "./form-values";
import { newQuestion, type QuestionValues } from "./question-values";

const now = new Date("2026-11-21T12:00:00Z");
const empty = newFormValues("Europe/Lisbon", now);
const filled: FormValues = { ...empty, title: "Supper" };

const question = (change: Partial<QuestionValues>): QuestionValues => ({
  ...newQuestion(now),
  label: "Why?",
  ...change,
});

const GROUP_ID = "0192f0c0-0000-7000-8000-000000000001";
const membersFirst = { groupId: GROUP_ID, membersFirst: true, membersFirstUntil: "2026-11-25T19:00" };

function faults(change: Partial<FormValues>): Record<string, string> {
  const { error } = formSchema.safeParse({ ...filled, ...change });
  return Object.fromEntries(error?.issues.map((issue) => [issue.path.join("."), issue.message]) ?? []);
}

test("a new form needs a title and nothing else", () => {
  expect(formSchema.safeParse(empty).error?.issues.map((issue) => issue.path)).toEqual([["title"]]);
  expect(formSchema.parse(filled)).toMatchObject({
    startsAt: new Date("2026-11-28T19:00:00Z"),
    endsAt: new Date("2026-11-28T22:00:00Z"),
    capacity: 50,
    place: null,
  });
});

test("another zone keeps the time of day and moves the instant", () => {
  expect(toPlanInput({ ...filled, timeZone: "Asia/Kathmandu" }).startsAt).toBe("2026-11-28T13:15:00.000Z");
});

test.each([
  [{ title: " " }, { title: "Please fill this in." }],
  [{ startsAt: "" }, { startsAt: "Choose a date and a time." }],
  [{ endsAt: "2026-02-31T10:00" }, { endsAt: "Choose a date and a time." }],
  [{ endsAt: "2026-11-28T18:00" }, { endsAt: "The end must come after the start." }],
  [{ capacity: "0" }, { capacity: "Choose a whole number from 1 to 1,000,000." }],
  [{ capacity: "" }, { capacity: "Choose a whole number from 1 to 1,000,000." }],
  [{ capacity: "1e9" }, { capacity: "Choose a whole number from 1 to 1,000,000." }],
  [{ capacity: "", isLimited: false }, {}],
  [{ rsvpClosesAt: "", closesEarly: true }, { rsvpClosesAt: "Choose a date and a time." }],
  [
    { rsvpClosesAt: "2026-11-29T10:00", closesEarly: true },
    { rsvpClosesAt: "The deadline cannot be after the end." },
  ],
  [{ rsvpClosesAt: "nonsense", closesEarly: false }, {}],
  [{ rsvpOpensAt: "", opensLater: true }, { rsvpOpensAt: "Choose a date and a time." }],
  [
    { rsvpOpensAt: "2026-11-28T19:00", opensLater: true },
    { rsvpOpensAt: "RSVPs must open before the event starts." },
  ],
  [{ rsvpOpensAt: "nonsense", opensLater: false }, {}],
  [{ ...membersFirst, membersFirstUntil: "" }, { membersFirstUntil: "Choose a date and a time." }],
  [
    { ...membersFirst, membersFirstUntil: "2026-11-28T19:00" },
    { membersFirstUntil: "Members see it first until a time before the start." },
  ],
  [{ ...membersFirst, membersFirstUntil: "nonsense", visibility: "private" as const }, {}],
  [{ ...membersFirst, membersFirstUntil: "nonsense", groupId: "" }, {}],
  [{ questions: [question({ label: "" })] }, { "questions.0.label": "Please fill this in." }],
  [
    { questions: [question({}), question({ kind: "choice", options: "Only one\n\n" })] },
    { "questions.1.options": "Offer at least two choices." },
  ],
  [{ questions: [question({ kind: "text", options: "left over" })] }, {}],
  [{ coverUrl: "http://example.org/a.jpg" }, { coverUrl: "Use a full address that begins with https://." }],
  [{ onlineUrl: "meet me" }, { onlineUrl: "Use a full address that begins with https://." }],
])("with %o the fields at fault are %o", (change, expected) => {
  expect(faults(change)).toEqual(expected);
});

test("an event comes back from the form as it went in", () => {
  const event = {
    ...formSchema.parse({
      ...filled,
      capacity: "7",
      closesEarly: true,
      rsvpClosesAt: "2026-11-28T12:00",
      opensLater: true,
      rsvpOpensAt: "2026-11-22T09:00",
      waitlistMode: "offer",
      placeHidden: true,
      checkInOpensMinutes: 60,
      doorMinutes: 0,
      questions: [question({ kind: "choice", options: " Tea \n\nCoffee", required: true })],
    }),
    startsAt: "2026-11-28T19:00:00.000Z",
    endsAt: "2026-11-28T22:00:00.000Z",
    rsvpOpensAt: "2026-11-22T09:00:00.000Z",
    rsvpClosesAt: "2026-11-28T12:00:00.000Z",
  };
  const values = toFormValues(event as never);
  expect(toPlanInput(values)).toMatchObject({
    startsAt: event.startsAt,
    rsvpOpensAt: event.rsvpOpensAt,
    rsvpClosesAt: event.rsvpClosesAt,
    capacity: 7,
    waitlistMode: "offer",
    placeHidden: true,
    checkInOpensMinutes: 60,
    doorMinutes: 0,
    overlapsAllowed: false,
    questions: [{ kind: "choice", label: "Why?", required: true, options: ["Tea", "Coffee"] }],
  });
});

test("an event of a group is for its members first, and announced, while it has a group", () => {
  const values = { ...filled, ...membersFirst, announces: true };
  const plan = { groupId: GROUP_ID, membersFirstUntil: "2026-11-25T19:00:00.000Z", announces: true };
  expect(toPlanInput(values)).toMatchObject(plan);
  expect(toPlanInput({ ...values, groupId: "" })).toMatchObject({
    groupId: null,
    membersFirstUntil: null,
    announces: false,
  });
  expect(toPlanInput({ ...values, visibility: "unlisted" })).toMatchObject({
    ...plan,
    membersFirstUntil: null,
  });
});

test("a check-in that opens at any time and a door that gives nothing away are null", () => {
  const event = {
    ...formSchema.parse(filled),
    startsAt: "2026-11-28T19:00:00.000Z",
    endsAt: "2026-11-28T22:00:00.000Z",
  };
  expect(toPlanInput(toFormValues(event as never))).toMatchObject({
    checkInOpensMinutes: null,
    doorMinutes: null,
  });
});

describe("what is saved of an event that was opened", () => {
  /** It begins in the second hour of the night in which the clocks go back, with seconds. */
  const event = {
    ...formSchema.parse(filled),
    startsAt: "2026-10-25T01:30:15.250Z",
    endsAt: "2026-10-25T04:00:30.000Z",
    rsvpOpensAt: null,
    rsvpClosesAt: "2026-10-25T01:00:07.000Z",
    timeZone: "Europe/Berlin",
  } as unknown as EventDetails;
  const values = toFormValues(event);
  const changes = (change: Partial<FormValues>) => changesIn({ ...values, ...change }, { event, values });

  test("an unchanged form saves nothing", () => {
    expect(values).toMatchObject({
      startsAt: "2026-10-25T02:30",
      second: { startsAt: true, rsvpClosesAt: true },
    });
    expect(changes({})).toEqual({});
  });

  test("a changed title is saved alone, and times keep the seconds that the form cannot show", () => {
    expect(changes({ title: "Late supper" })).toEqual({ title: "Late supper" });
  });

  test("choosing the first of two hours saves that hour", () => {
    const second = { ...values.second, startsAt: false };
    expect(changes({ second })).toEqual({ startsAt: "2026-10-25T00:30:15.250Z" });
  });

  test("another zone moves the times and keeps their seconds", () => {
    expect(changes({ timeZone: "UTC" })).toEqual({
      timeZone: "UTC",
      startsAt: "2026-10-25T02:30:15.250Z",
      endsAt: "2026-10-25T05:00:30.000Z",
      rsvpClosesAt: "2026-10-25T02:00:07.000Z",
    });
  });

  test("the limit switch decides the capacity, and a hidden number is ignored", () => {
    const limited = { event, values: { ...values, isLimited: false } };
    expect(changesIn({ ...limited.values, capacity: "7" }, limited)).toEqual({});
    expect(changes({ isLimited: false })).toEqual({ capacity: null });
  });

  test("an all-day event is saved by its days without hours", () => {
    const asked = changes({ allDay: true, startsAt: "2026-10-24T10:00", endsAt: "2026-10-25T04:00" });
    expect(asked).toEqual({
      allDay: true,
      startsAt: "2026-10-23T22:00:00.000Z",
      endsAt: "2026-10-25T23:00:00.000Z",
    });
    const allDay = { ...event, allDay: true, startsAt: asked.startsAt, endsAt: asked.endsAt } as EventDetails;
    const shown = toFormValues(allDay);
    expect([shown.startsAt.slice(0, 10), shown.endsAt.slice(0, 10)]).toEqual(["2026-10-24", "2026-10-25"]);
    expect(changesIn({ ...shown, startsAt: "2026-10-24T11:00" }, { event: allDay, values: shown })).toEqual(
      {},
    );
  });
});

test("a time that the clocks skip is refused with words", () => {
  const skipped = { timeZone: "Europe/Berlin", startsAt: "2027-03-28T02:30", endsAt: "2027-03-28T06:00" };
  expect(faults(skipped)).toEqual({
    startsAt: "Clocks go forward over this time that day. Choose 03:30 or another time.",
  });
});

describe("when the start moves", () => {
  const before = { startsAt: "2026-11-28T19:00", endsAt: "2026-11-28T22:30" };
  test.each([
    ["2026-11-29T19:00", "2026-11-29T22:30"],
    ["2026-11-28T23:00", "2026-11-29T02:30"],
    ["2026-11-27T08:15", "2026-11-27T11:45"],
    ["", before.endsAt],
  ])("an event that is moved to %s gets the end %s", (startsAt, endsAt) => {
    expect(endAfterMove(before, startsAt)).toBe(endsAt);
  });
});
