import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../database";
import { faults } from "./catalog";
import { runFault } from "./run";

const database = testDatabase();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "turnout-faults-"));
  // As root, Postgres runs as somebody else, who must be able to walk through.
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the fault always costs somebody an answer; the others need cost nobody one. */
const COSTS_ANSWERS = /^(kill|cut)-/;
/** Those that start no process are cheap, and kill-postgres has two victims in turn. */
const roundsOf = (name: string) => (name.startsWith("cut-") ? 3 : name === "kill-postgres" ? 2 : 1);

describe("nothing acknowledged is lost and nothing counts twice, with", () => {
  test.each(faults.map((fault) => [fault.name, fault] as const))(
    "%s",
    async (name, fault) => {
      const site = { url: database.url, folder };
      const totals = await runFault(fault, site, { rounds: roundsOf(name), seed: "in CI" });
      expect(totals.wrong).toEqual([]);
      // The positive control: it did happen, and put answers at risk where it can.
      expect(totals.struck).toBeGreaterThan(0);
      if (COSTS_ANSWERS.test(name)) expect(totals.unknown).toBeGreaterThan(0);
    },
    60_000,
  );
});
