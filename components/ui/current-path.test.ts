import { expect, it } from "vitest";
import { isCurrentPath } from "./current-path";

const links = ["/", "/events", "/events/new", "/me"];

it.each([
  ["/", ["/"]],
  ["/events", ["/events"]],
  ["/events/42", ["/events"]],
  ["/events/new", ["/events/new"]],
  ["/eventsandmore", []],
  ["/settings", []],
])("marks one link at most: at %s it is %j", (pathname, expected) => {
  expect(links.filter((link) => isCurrentPath(link, pathname, links))).toEqual(expected);
});
