import { expect, test } from "vitest";
import { peopleIn } from "./people-text";

test.each([
  ["ana@example.org", { email: "ana@example.org", guests: 0 }],
  ["  Ana@Example.org , 2", { email: "ana@example.org", guests: 2 }],
  ["Ana Lind <ana@example.org>", { email: "ana@example.org", guests: 0 }],
  ['"Lind, Ana" <ana@example.org>; 1', { email: "ana@example.org", guests: 1 }],
  ["\u200bana@bücher.example", { email: "ana@xn--bcher-kva.example", guests: 0 }],
  ["Lind, Ana <ana@example.org>, 2", { email: "ana@example.org", guests: 2 }],
  ["ana@example.org\t3", { email: "ana@example.org", guests: 3 }],
])("the text %j is read as a person", (line, person) => {
  expect(peopleIn(line)).toEqual({ people: [person], unread: [] });
});

test("a pasted list keeps its order, skips empty lines, and returns unreadable lines", () => {
  expect(peopleIn("b@x.org\r\n\r\nnobody\na@x.org, many\na@x.org")).toEqual({
    people: [
      { email: "b@x.org", guests: 0 },
      { email: "a@x.org", guests: 0 },
    ],
    unread: ["nobody", "a@x.org, many"],
  });
});

test("many people are read from one line, as email apps paste them", () => {
  expect(peopleIn("Lind, Ana <ana@example.org>; Ben <ben@example.org>; chi@example.org; 2").people).toEqual([
    { email: "ana@example.org", guests: 0 },
    { email: "ben@example.org", guests: 0 },
    { email: "chi@example.org", guests: 2 },
  ]);
});
