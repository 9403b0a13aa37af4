import { expect, test } from "vitest";
import { pageRoute } from "./page-route";

test.each([
  ["/", "/"],
  ["/?utm=x", "/"],
  ["/events/an-evening-x7k2?invite=secret", "/events"],
  ["/offers/secret", "/offers"],
  ["/_next/static/chunks/a1b2.js", "/_next"],
  ["/api/auth/session", "/api/auth"],
  ["/api/cron/prune", "/api/cron"],
  ["/api/made-up", "other"],
  ["/made-up/by/somebody", "other"],
  ["/constructor", "other"],
  ["//evil.example/x", "/"],
  [undefined, "/"],
  ["/api/trpc/events.list", null],
  ["/api/v1/events", null],
  ["/api/activities/1", null],
])("a request for %s is counted under the route %s", (url, route) => {
  expect(pageRoute(url)).toBe(route);
});
