import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allowedMethods, refusedMethod } from "./allowed-methods";
import { pageRoute } from "./selfhost/page-route";

/** Files below these folders, from the root of the project on. */
function filesIn(folders: string[], name: RegExp): string[] {
  const all = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  return all.filter((file) => name.test(file));
}

const asked = (method: string, path: string, isServerAction = false) =>
  refusedMethod({ method, path, isServerAction });

describe("pages", () => {
  test.each([
    "/",
    "/events",
    "/events/an-evening-x7k2",
    "/sign-in",
    "/docs/api",
    "/me",
    "/hosting",
    "/made-up",
  ])("%s is read, and every other method is refused with the ones it takes", (path) => {
    for (const method of ["GET", "HEAD"]) expect(asked(method, path)).toBeNull();
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(asked(method, path)).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD, OPTIONS" },
        text: `${method} is not supported here.\n`,
      });
    }
    expect(asked("OPTIONS", path)).toMatchObject({ status: 204, headers: { allow: "GET, HEAD, OPTIONS" } });
  });

  test("that forms are sent to without script take POST, and nothing else but reading", () => {
    for (const path of ["/sign-out", "/unsubscribe/token", "/no-invitations/token", "/invitations/token"]) {
      expect(asked("POST", path), path).toBeNull();
      expect(asked("DELETE", path), path).toMatchObject({ headers: { allow: "GET, HEAD, POST, OPTIONS" } });
    }
  });

  test("take what Next sends for a server action", () => {
    expect(asked("POST", "/events", true)).toBeNull();
    expect(asked("PUT", "/events", true)).toMatchObject({ status: 405 });
  });

  test("that a form without script is sent to all take POST", () => {
    const posting = filesIn(["app", "components"], /\.tsx$/).flatMap((file) => {
      const targets = readFileSync(file, "utf8").matchAll(/<form[^>]*?action="(\/[^"]*)"[^>]*method="post"/g);
      return [...targets].map((found) => found[1] ?? "");
    });
    expect(posting).toContain("/sign-out");
    for (const path of posting) expect(asked("POST", path), path).toBeNull();
  });
});

test("what REST, tRPC and Next itself serve is left to them", () => {
  for (const path of [
    "/api/v1/events",
    "/api/rsvps/1",
    "/api/trpc/events.list",
    "/_next/image",
    "/__nextjs_x",
  ]) {
    for (const method of ["DELETE", "OPTIONS"]) expect(asked(method, path), path).toBeNull();
  }
});

test("every handler below app/ takes exactly the methods that it exports", () => {
  const handlers = filesIn(["app"], /\/route\.ts$/).map((file) => ({
    path: file.replace(/^app|\/route\.ts$|\/\([^)]*\)/g, ""),
    methods: methodsIn(readFileSync(file, "utf8")),
  }));
  expect(handlers.length).toBeGreaterThan(10);
  for (const { path, methods } of handlers) {
    const allowed = allowedMethods(path);
    if (allowed) expect([...allowed].sort(), path).toEqual([...methods].sort());
  }
});

/** Next answers HEAD by GET. */
function methodsIn(source: string): Set<string> {
  const names = source.match(/\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b(?=[,\s(}]|\s*=)/g) ?? [];
  const exported = names.filter((name) =>
    new RegExp(`export (async )?(function|const) ${name}\\b|export \\{[^}]*\\b${name}\\b[^}]*\\}`).test(
      source,
    ),
  );
  return new Set([...exported, ...(exported.includes("GET") ? ["HEAD"] : [])]);
}

test("every section of pages is counted under its own name", () => {
  const sections = filesIn(["app"], /\/page\.tsx$/)
    .map((file) =>
      file
        .replace(/\/\([^)]*\)/g, "")
        .split("/")
        .slice(1, -1),
    )
    .flatMap(([first = ""]) => (first === "" || /^[.[]|^api$/.test(first) ? [] : [first]));
  for (const section of new Set(sections)) expect(pageRoute(`/${section}/x`)).toBe(`/${section}`);
});
