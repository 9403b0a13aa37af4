import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { findViewer } from "../server/auth";
import { provideEnv } from "../server/env";
import { testDatabase } from "../tests/database";

const on = testDatabase();
const NEXTAUTH_SECRET = "the secret of a server";

async function sessions(args: string[], change: Record<string, string> = {}) {
  // Without the set-up that precedes the command, which could install packages while the tests run.
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/sessions.ts", ...args], {
    env: { ...process.env, NODE_ENV: "test", DATABASE_URL: on.url, NEXTAUTH_SECRET, ...change },
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const [output, errors, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { output, errors, status };
}

describe("npm run sessions", () => {
  test("npm run sessions creates the requested number of people, each with a cookie that signs in", async () => {
    const { output, errors, status } = await sessions(["--count", "600"]);
    expect(status, errors).toBe(0);
    const lines = output.trimEnd().split("\n");
    expect(lines).toHaveLength(600);
    const people = lines.map((line) => JSON.parse(line) as Record<string, string>);
    expect(new Set(people.map((person) => person.email)).size).toBe(600);

    provideEnv({ NEXTAUTH_SECRET });
    for (const person of [people.at(0), people.at(-1)]) {
      expect(Object.keys(person ?? {})).toEqual(["userId", "email", "cookie"]);
      const found = await findViewer(on.db, { cookie: person?.cookie, authorization: undefined });
      expect(found?.viewer).toMatchObject({ id: person?.userId, email: person?.email, emailVerified: true });
    }
  });

  test.each([
    ["on this machine", { NODE_ENV: "production" }],
    ["elsewhere", { DATABASE_URL: "postgres://turnout@db.example.test/turnout" }],
  ])("npm run sessions refuses a production database %s without --yes", async (_, change) => {
    const before = await on.db.user.count();
    const { output, errors, status } = await sessions(["--count", "3"], change);
    expect({ output, status }).toEqual({ output: "", status: 1 });
    expect(errors).toContain("--yes");
    expect(await on.db.user.count()).toBe(before);
  });

  test("npm run sessions writes to a production database with --yes", async () => {
    const { output, status } = await sessions(["--count", "3", "--yes"], { NODE_ENV: "production" });
    expect(status).toBe(0);
    expect(output.trimEnd().split("\n")).toHaveLength(3);
  });

  test.each([[["--count", "0"]], [["--number", "3"]]])(
    "npm run sessions prints its usage for %j",
    async (args) => {
      const { output, errors, status } = await sessions(args);
      expect({ output, status }).toEqual({ output: "", status: 1 });
      expect(errors).not.toContain("    at ");
    },
  );
});
