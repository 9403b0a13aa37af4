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
  // When the tests run as root, Postgres runs as another user, who must be able to enter the folder.
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * How many answers a fault costs. "some": a server or the database is gone, or the connection breaks repeatedly
 * before anything is done. "none": the outcome of a commit can still be read. Other faults may cost one.
 */
const COSTS: Record<string, "some" | "none"> = {
  "kill-server": "some",
  "kill-postgres": "some",
  "cut-before-begin": "some",
  "cut-after-statement": "some",
  "cut-after-commit": "none",
};
/** Faults without a process are cheap, and kill-postgres alternates between two victims. */
const roundsOf = (name: string) => (name.startsWith("cut-") ? 3 : name === "kill-postgres" ? 2 : 1);

describe("faults under load", () => {
  test.each(faults.map((fault) => [fault.name, fault] as const))(
    "nothing acknowledged is lost and nothing counts twice under the fault %s",
    async (name, fault) => {
      const site = { url: database.url, folder };
      const totals = await runFault(fault, site, { rounds: roundsOf(name), seed: "in CI" });
      expect(totals.wrong).toEqual([]);
      // The positive control: the fault did happen, and put answers at risk where it can.
      expect(totals.struck).toBeGreaterThan(0);
      const lost = totals.unknown > 0 ? "some" : "none";
      expect(lost).toBe(COSTS[name] ?? lost);
    },
    60_000,
  );
});
