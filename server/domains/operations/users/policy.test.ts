import { expect, test } from "vitest";
import { reasonToKeep } from "./policy";

test.each([
  ["an admin by another", "ana", "ben", ["ana", "ben"], null],
  ["another person by the only admin", "ana", "chi", ["ana"], null],
  ["an admin by themselves", "ana", "ana", ["ana", "ben"], "user.self"],
  ["the only admin by themselves", "ana", "ana", ["ana"], "user.self"],
  ["the only admin by a command on the server", null, "ana", ["ana"], "user.last-admin"],
  ["one of two admins by a command on the server", null, "ana", ["ana", "ben"], null],
  ["a person where there is no admin", null, "chi", [], null],
])("shutting out %s", (_, actorId, userId, admins, reason) => {
  expect(reasonToKeep({ actorId, userId, admins })).toBe(reason);
});
