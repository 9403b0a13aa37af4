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
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a fault puts at risk are answers that were lost; of a mere second server, none is. */
const COSTS_NO_ANSWER = ["two-servers", "dry-pool", "blocked-loop"];

describe("nothing acknowledged is lost and nothing counts twice, with", () => {
  test.each(faults.map((fault) => [fault.name, fault] as const))(
    "%s",
    async (name, fault) => {
      const totals = await runFault(fault, { url: database.url, folder }, { rounds: 2, seed: "in CI" });
      expect(totals.wrong).toEqual([]);
      // The positive control: it really happened, and where it can it cost somebody the answer.
      expect(totals.struck).toBeGreaterThan(0);
      if (!COSTS_NO_ANSWER.includes(name)) expect(totals.unknown).toBeGreaterThan(0);
    },
    60_000,
  );
});
