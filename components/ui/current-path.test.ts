import { expect, it } from "vitest";
import { isCurrentPath, navigationPath } from "./current-path";

const links = ["/", "/events", "/events/new", "/me"];

it.each([
  ["/", ["/"]],
  ["/events", ["/events"]],
  ["/events/42", ["/events"]],
  ["/events/new", ["/events/new"]],
  ["/eventsandmore", []],
  ["/settings", []],
])("one link at most is marked: at %s it is %j", (pathname, expected) => {
  expect(links.filter((link) => isCurrentPath(link, pathname, links))).toEqual(expected);
});

it.each([
  ["/events/choir-x1/manage", "/hosting"],
  ["/events/choir-x1/manage/guests", "/hosting"],
  ["/events/choir-x1/edit", "/hosting"],
  ["/events/choir-x1", "/events/choir-x1"],
  ["/events/manage", "/events/manage"],
  ["/hosting", "/hosting"],
])("the page %s belongs to %s in the navigation", (pathname, place) => {
  expect(navigationPath(pathname)).toBe(place);
});
