import { expect, test } from "vitest";
import { checkedRows, inParts, summaryOf } from "./checked-list";

const read = (email: string, fault: "invalid" | "double" | null = null) => ({
  line: 1,
  email,
  name: null,
  fault,
});

test("a row's fault is shown before what is known of its email", () => {
  const people = [read("a@x.org"), read("b@x.org"), read("a@x.org", "double"), read("nothing", "invalid")];
  const rows = checkedRows(people, [
    { email: "a@x.org", outcome: "answered" },
    { email: "b@x.org", outcome: "new" },
  ]);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["answered", "new", "double", "invalid"]);
  expect(summaryOf(rows)).toBe(
    "1 will be invited · 1 has answered already · 1 named twice · 1 without an email address",
  );
});

test("a list without anyone new says so", () => {
  expect(summaryOf(checkedRows([read("a@x.org")], [{ email: "a@x.org", outcome: "invited" }]))).toBe(
    "0 will be invited · 1 was invited before",
  );
});

test.each([
  [0, []],
  [3, [[0, 1, 2]]],
  [
    5,
    [
      [0, 1, 2],
      [3, 4],
    ],
  ],
])("a list of %i items is split into parts of three", (count, parts) => {
  expect(
    inParts(
      Array.from({ length: count }, (_, n) => n),
      3,
    ),
  ).toEqual(parts);
});
