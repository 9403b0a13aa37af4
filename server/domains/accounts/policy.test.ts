import { describe, expect, it } from "vitest";
import { nameFromEmail, returnPath } from "./policy";

describe("returnPath", () => {
  it.each([
    ["/", "/"],
    ["/events/new", "/events/new"],
    ["/events?q=jazz&from=2026-11-21#list", "/events?q=jazz&from=2026-11-21#list"],
    ["/events/../me", "/me"],
    ["/search?next=https://evil.example", "/search?next=https://evil.example"],
    ["/%E2%9C%93", "/%E2%9C%93"],
  ])("a way back to %s is %s", (asked, path) => {
    expect(returnPath(asked, "/fallback")).toBe(path);
  });

  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\u0000/evil.example",
    "/ /evil.example",
    "\t//evil.example",
    " /events",
    "/..//evil.example",
    "/.//evil.example",
    "/%2F/evil.example",
    "/%2fevil.example",
    "/%5Cevil.example",
    "%2F%2Fevil.example",
    "https:evil.example",
    "https:/evil.example",
    "https://evil.example",
    "HTTPS://evil.example/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "events",
    "?q=1",
    "",
    `/${"a".repeat(2000)}`,
    undefined,
    null,
    42,
    ["/events"],
  ])("a way back to %j stays on this site", (asked) => {
    expect(returnPath(asked, "/fallback")).toBe("/fallback");
  });
});

describe("nameFromEmail", () => {
  it.each([
    ["ana@turnout.test", "Ana"],
    ["ana.lopez+news@turnout.test", "Ana Lopez News"],
    ["x_y-z@turnout.test", "X Y Z"],
    ["...@turnout.test", "Guest"],
    [`${"n".repeat(200)}@turnout.test`, `N${"n".repeat(79)}`],
  ])("the address %s is greeted as %s", (email, name) => {
    expect(nameFromEmail(email)).toBe(name);
  });
});
