import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allowedMethods, refusedMethod } from "./allowed-methods";
import { pageRoute } from "./selfhost/page-route";

/** Files below these folders, relative to the root of the project. */
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
  ])("the page %s can be read, and every other method is refused with the allowed ones", (path) => {
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

  test("pages that are targets of forms accept POST beside reads and refuse other methods", () => {
    for (const path of ["/sign-out", "/unsubscribe/token", "/no-invitations/token", "/invitations/token"]) {
      expect(asked("POST", path), path).toBeNull();
      expect(asked("DELETE", path), path).toMatchObject({ headers: { allow: "GET, HEAD, POST, OPTIONS" } });
    }
  });

  test("a page accepts the POST of a Next server action", () => {
    expect(asked("POST", "/events", true)).toBeNull();
    expect(asked("PUT", "/events", true)).toMatchObject({ status: 405 });
  });

  test("every target of a form without script accepts POST", () => {
    const posting = filesIn(["app", "components"], /\.tsx$/).flatMap((file) => {
      const targets = readFileSync(file, "utf8").matchAll(/<form[^>]*?action="(\/[^"]*)"[^>]*method="post"/g);
      return [...targets].map((found) => found[1] ?? "");
    });
    expect(posting).toContain("/sign-out");
    for (const path of posting) expect(asked("POST", path), path).toBeNull();
  });
});

test("the paths of REST, tRPC and Next's own files are left to their handlers", () => {
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

test("every handler below app/ accepts exactly the methods that it exports", () => {
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

/** Next answers HEAD with the handler of GET. */
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
