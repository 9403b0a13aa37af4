import { expect, test } from "vitest";
import { signalType } from "@/server/domains/availability/schema";
import { signalGroups, signalPoints } from "./availability-words";

test("every kind of signal is in exactly one group of the chart", () => {
  const grouped: string[] = signalGroups.flatMap(({ types }) => [...types]);
  expect(grouped.toSorted()).toEqual([...signalType.options].toSorted());
});

test("a week adds up the signals of each group", () => {
  const week = { startsAt: "2027-05-10T00:00:00Z", counts: { confirmed: 2, awarded: 1, no_response: 4 } };
  expect(signalPoints([week], () => "10 May")).toEqual([
    { week: "10 May", available: 3, possibly: 0, unavailable: 0, other: 4 },
  ]);
});
