import { describe, expect, test } from "vitest";
import { changeSentence, changesBetween, changeTitle, knownAt, settlesAt, type ToldFacts } from "./policy";

const at = (time: string) => new Date(`2026-11-28T${time}:00Z`);
const facts: ToldFacts = {
  startsAt: at("18:00"),
  endsAt: at("21:00"),
  timeZone: "Europe/Berlin",
  allDay: false,
  place: "Old harbour",
  onlineUrl: null,
};
const now = at("10:00");

describe("the settling of changes", () => {
  test.each([
    ["five minutes after a single one", "10:00", "10:00", "18:00", "10:05"],
    ["five minutes after the last", "10:00", "10:07", "18:00", "10:12"],
    ["fifteen minutes after the first, even if the host continues", "10:00", "10:14", "18:00", "10:15"],
    ["an hour before the start at the latest", "10:00", "10:01", "11:03", "10:03"],
    ["right away within the last hour", "10:00", "10:00", "10:40", "10:00"],
    ["right away if the event has begun", "10:00", "10:00", "09:00", "10:00"],
  ])("changes settle %s", (_, first, last, starts, settles) => {
    expect(settlesAt({ firstAt: at(first), lastAt: at(last), startsAt: at(starts) })).toEqual(at(settles));
  });
});

describe("the difference that a person is notified of", () => {
  test.each<[string, Partial<ToldFacts>, string[]]>([
    ["nothing if all is as before", {}, []],
    ["a time", { startsAt: at("19:00") }, ["time"]],
    ["an end", { endsAt: at("22:00") }, ["time"]],
    ["a zone", { timeZone: "Europe/London" }, ["time"]],
    ["days instead of hours", { allDay: true }, ["time"]],
    ["a place", { place: "New harbour" }, ["place"]],
    ["a place that is gone", { place: null }, ["place"]],
    ["a link", { onlineUrl: "https://meet.test/1" }, ["online"]],
    ["a time and a place", { startsAt: at("19:00"), place: "New harbour" }, ["time", "place"]],
  ])("the difference that a person is notified of can be %s", (_, change, what) => {
    expect(changesBetween(facts, { ...facts, ...change }, now).map((one) => one.what)).toEqual(what);
  });

  test("a difference is worded with the old and the new value", () => {
    const changes = changesBetween(facts, { ...facts, startsAt: at("19:00"), place: null }, now);
    expect(changeTitle(changes)).toBe("New time and place");
    expect(changes.map(changeSentence)).toEqual([
      "Time: Sat 28 Nov, 20:00 – 22:00 CET (was Sat 28 Nov, 19:00 – 22:00 CET)",
      "Place: to be announced (was Old harbour)",
    ]);
  });

  test("a difference counts from the first change since the person was last notified", () => {
    const rows = [1, 2, 3].map((n) => ({ at: at(`10:0${n}`), before: { ...facts, place: `Place ${n}` } }));
    expect(knownAt(rows, at("10:00"))?.place).toBe("Place 1");
    expect(knownAt(rows, at("10:02"))?.place).toBe("Place 3");
    expect(knownAt(rows, at("10:03"))).toBeNull();
  });
});
