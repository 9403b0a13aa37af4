import { expect, test } from "vitest";
import { deviceOf, rememberPerson } from "./policy";

const SECRET = "a secret";
const person = (n: number) => `019aa3a0-0000-7000-8000-${String(n).padStart(12, "0")}`;

test("a device is known for the people who signed in on it, and for no one else", () => {
  const kept = rememberPerson(rememberPerson(undefined, person(1), SECRET), person(2), SECRET);
  expect(deviceOf(kept, person(1), SECRET)).toMatch(/^[\w-]{22}$/);
  expect(deviceOf(kept, person(2), SECRET)).not.toBe(deviceOf(kept, person(1), SECRET));
  expect(deviceOf(kept, person(3), SECRET)).toBeNull();
  expect(deviceOf(kept, person(1), "another secret")).toBeNull();
});

test("signing in again keeps the device that it was, so that its tries go on being counted", () => {
  const kept = rememberPerson(undefined, person(1), SECRET);
  expect(deviceOf(rememberPerson(kept, person(1), SECRET), person(1), SECRET)).toBe(
    deviceOf(kept, person(1), SECRET),
  );
});

test("a device remembers five people, the newest", () => {
  let kept: string | undefined;
  for (let n = 1; n <= 6; n++) kept = rememberPerson(kept, person(n), SECRET);
  expect(deviceOf(kept, person(1), SECRET)).toBeNull();
  expect(deviceOf(kept, person(6), SECRET)).not.toBeNull();
  expect(kept?.length).toBeLessThan(700);
});

test.each([
  undefined,
  "",
  "~~~",
  "x.y.z",
  `${person(1)}.${"A".repeat(22)}.${"A".repeat(43)}`,
  "a".repeat(9_000),
])("the cookie %.40s names no device", (kept) => {
  expect(deviceOf(kept, person(1), SECRET)).toBeNull();
  expect(deviceOf(rememberPerson(kept, person(1), SECRET), person(1), SECRET)).not.toBeNull();
});
