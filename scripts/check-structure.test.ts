import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

function check(files: Record<string, string>): { status: number | null; output: string } {
  const root = mkdtempSync(path.join(tmpdir(), "turnout-structure-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/check-structure.mjs", root], {
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

const HOUSE = {
  "lib/dates.ts": "export const day = 1;\n",
  "server/env.ts": "export const env = () => process.env.PORT;\n",
  "server/db/client.ts": 'import { env } from "../env";\nexport const db = env;\n',
  "server/domains/rsvps/schema.ts": 'import { day } from "../../../lib/dates";\nexport const schema = day;\n',
  "server/domains/rsvps/policy.ts": 'import { schema } from "./schema";\nexport const decide = schema;\n',
  "server/domains/rsvps/queries.ts": 'import { db } from "../../db/client";\nexport const find = db;\n',
  "server/domains/rsvps/commands.ts": 'import { find } from "./queries";\nexport const rsvp = find;\n',
  "server/domains/rsvps/commands.db.test.ts": 'import { rsvp } from "./commands";\nrsvp;\n',
  "server/domains/rsvps/offers.policy.ts":
    'import { free } from "../../seats/promotion";\nexport const offers = free;\n',
  "server/seats/promotion.ts": "export const free = 1;\n",
  "server/seats/apply.ts":
    'import { db } from "../db/client";\nimport { free } from "./promotion";\nexport const apply = [db, free];\n',
  "server/routers/rsvps.ts":
    'import { rsvp } from "../domains/rsvps/commands";\nexport type Router = typeof rsvp;\n',
  "components/rsvps/rsvp-button.tsx":
    'import type { Router } from "@/server/routers/rsvps";\nimport { decide } from "@/server/domains/rsvps/policy";\nexport const RsvpButton = (_: Router) => decide;\n',
  "app/page.tsx":
    'import { RsvpButton } from "@/components/rsvps/rsvp-button";\nexport default RsvpButton;\n',
};

test("the check accepts code that follows the rules", () => {
  expect(check(HOUSE)).toMatchObject({ status: 0, output: expect.stringContaining("0 violations, 0 over") });
});

test("the check accepts a constant before a plural, and a plural as the value of a prop", () => {
  const words = ["export const words = `Use at most $", "{TITLE_MAX} characters.`;\n"].join("");
  const list = "export const List = ({ on, people }: Props) => <Desk on={on} people={people} />;\n";
  expect(check({ ...HOUSE, "lib/words.ts": words, "components/list.tsx": list })).toMatchObject({
    status: 0,
  });
});

describe("violations of the structure", () => {
  test.each<[string, Record<string, string>, string]>([
    ["a domain file outside the closed set", { "server/domains/rsvps/mapping.ts": "" }, "a domain holds"],
    ["a folder for one file", { "server/domains/rsvps/offers/policy.ts": "" }, "a folder for one file"],
    [
      "a seat engine that knows events",
      { "server/seats/apply.ts": 'import { rsvp } from "../domains/rsvps/commands";\nrsvp;\n' },
      "seats may not import domain-commands",
    ],
    [
      "a seat rule that reads the database",
      { "server/seats/decide.ts": 'import { db } from "../db/client";\ndb;\n' },
      "seat-rules may not import db",
    ],
    ["a nondescript name", { "lib/utils.ts": "" }, "says nothing"],
    ["a service", { "server/outbox/rsvp-service.ts": "" }, "says nothing"],
    [
      "a count before a plural in a template",
      { "lib/words.ts": ["export const words = (n: number) => `$", "{n} people`;\n"].join("") },
      "wrong for one",
    ],
    [
      "a count before a plural in markup",
      { "components/list.tsx": "export const List = ({ n }: { n: number }) => <p>{n} more seats</p>;\n" },
      "wrong for one",
    ],
    ["a name that is not kebab-case", { "lib/dateRange.ts": "" }, "kebab-case"],
    [
      "settings read elsewhere",
      { "lib/port.ts": "export const port = process.env.PORT;\n" },
      "server/env.ts only",
    ],
    [
      "TRPCError in a domain",
      { "server/domains/rsvps/policy.ts": "throw new TRPCError();\n" },
      "DomainError",
    ],
    [
      "a component that reads the database",
      { "components/rsvps/list.tsx": 'import { db } from "@/server/db/client";\n' },
      "components may not import db",
    ],
    [
      "a component that runs a router",
      { "components/rsvps/list.tsx": 'import { router } from "@/server/routers/rsvps";\n' },
      "components may not import routers",
    ],
    [
      "a page that reads the database",
      { "app/page.tsx": 'const { db } = await import("@/server/db/client");\n' },
      "pages may not import db",
    ],
    [
      "a policy that reads",
      { "server/domains/rsvps/policy.ts": 'import { find } from "./queries";\n' },
      "domain-policy may not import domain-queries",
    ],
    [
      "a query that writes",
      { "server/domains/rsvps/queries.ts": 'import { rsvp } from "./commands";\n' },
      "domain-queries may not import domain-commands",
    ],
    [
      "a domain that imports another against the graph of domains",
      {
        "server/domains/events/policy.ts":
          'import type { Decision } from "../rsvps/policy";\nexport type Of = Decision;\n',
      },
      "the domain events may not import rsvps",
    ],
    [
      "a domain that the graph does not name",
      { "server/domains/raffles/schema.ts": "" },
      "the graph of domains does not name raffles",
    ],
    [
      "an edge of the graph that no import needs",
      { "server/domains/csv/queries.ts": "", "server/domains/accounts/schema.ts": "" },
      "csv no longer needs accounts",
    ],
    [
      "anything that needs the self-hosted server",
      { "server/selfhost/main.ts": "", "server/db/client.ts": 'import "../selfhost/main";\n' },
      "db may not import selfhost",
    ],
    [
      "a cycle",
      { "lib/a.ts": 'import { b } from "./b";\n', "lib/b.ts": 'export { a } from "./a";\n' },
      "cycle: lib/a.ts → lib/b.ts → lib/a.ts",
    ],
  ])("the check refuses %s", (_, files, complaint) => {
    expect(check({ ...HOUSE, ...files })).toMatchObject({
      status: 1,
      output: expect.stringContaining(complaint),
    });
  });
});

test("the check ignores type imports in cycles", () => {
  const files = { "lib/a.ts": 'import type { B } from "./b";\n', "lib/b.ts": 'import { a } from "./a";\n' };
  expect(check({ ...HOUSE, ...files })).toMatchObject({ status: 0 });
});

test("the check warns of a file over its budget without failing", () => {
  const long = `export function long() {\n${"  void 0;\n".repeat(60)}}\n`;
  const { status, output } = check({ ...HOUSE, "app/page.tsx": long });
  expect(status).toBe(0);
  expect(output).toContain("app/page.tsx: 62 lines; a page has at most 60");
  expect(output).toContain("app/page.tsx:1: long has 62 lines");
});
