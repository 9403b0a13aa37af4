import { expect, test } from "vitest";
import type { RfpOut } from "@/server/domains/rfps/schema";
import { changesOf, fieldsOf, valuesOf } from "./request-values";

const NOW = new Date("2027-03-01T12:00:00Z");
const ZONE = "Europe/Lisbon";
const empty = valuesOf(null, ZONE);

test("a first and a last day become the range up to the day after", () => {
  const fields = fieldsOf({ ...empty, dates: { first: "2027-05-10", last: "2027-05-12" } }, ZONE);
  expect(fields).toMatchObject({ preferredDatesStart: "2027-05-10", preferredDatesEnd: "2027-05-13" });
});

test("a first day alone is an event of one day", () => {
  const fields = fieldsOf({ ...empty, dates: { first: "2027-05-10", last: "" } }, ZONE);
  expect(fields).toMatchObject({ preferredDatesStart: "2027-05-10", preferredDatesEnd: "2027-05-11" });
});

test("a deadline is read on the viewer's clock", () => {
  const fields = fieldsOf({ ...empty, deadline: "2027-07-01T18:00" }, ZONE);
  expect(fields.responseDeadline).toBe("2027-07-01T17:00:00.000Z");
});

test("an untouched form has nothing to save", () => {
  expect(changesOf(empty, null, ZONE, NOW)).toEqual({ changes: {}, faults: [], isDirty: false });
});

test("a range that ends before it starts is not saved, and the other fields are", () => {
  const values = { ...empty, title: "Offsite", dates: { first: "2027-05-10", last: "2027-05-08" } };
  const { changes, faults } = changesOf(values, null, ZONE, NOW);
  expect(changes).toEqual({ title: "Offsite" });
  expect(faults.map(({ field }) => field)).toEqual(["preferredDatesEnd"]);
});

test("a budget that was saved without a currency is shown as it is, and stays so until one is chosen", () => {
  const saved = { budget: 50_000, currency: null } as RfpOut;
  const { budget, currency } = valuesOf(saved, ZONE);
  expect({ budget, currency }).toEqual({ budget: "50000", currency: "" });
  expect(fieldsOf({ ...empty, budget, currency }, ZONE)).toMatchObject({ budget: 50_000, currency: null });
  expect(fieldsOf({ ...empty, budget, currency: "EUR" }, ZONE)).toMatchObject({ budget: 5_000_000 });
});

test.each(["a lot", "-5"])(
  "the budget “%s” is refused beside its field and its currency is not saved",
  (budget) => {
    const { changes, faults } = changesOf({ ...empty, budget }, null, ZONE, NOW);
    expect(changes).toEqual({});
    expect(faults.map(({ field }) => field)).toContain("budget");
  },
);

test("a number of people in one field alone counts for both", () => {
  expect(fieldsOf({ ...empty, max: "80" }, ZONE)).toMatchObject({ attendanceMin: 80, attendanceMax: 80 });
});
