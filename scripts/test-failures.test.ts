import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { failureLines, readPlaywright } from "./test-failures.mjs";

const FILES = {
  "plain.test.js": `
    describe("a shop", () => {
      it("opens", () => {});
      it("sells", () => expect(1).toBe(2));
      it.skip("closes", () => {});
    });`,
  "hook.test.js": `
    describe("a till", () => {
      afterAll(() => { throw new Error("the drawer is stuck"); });
      it("rings", () => {});
    });`,
  "unloaded.test.js": `throw new Error("no such shop");`,
  "stray.test.js": `it("whistles", () => { Promise.reject(new Error("a stray dog")); });`,
};

function runVitest(): { status: number | null; report: ReturnType<typeof readPlaywright> } {
  const root = mkdtempSync(path.join(tmpdir(), "turnout-failures-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(path.join(root, file), text);
  const report = path.join(root, "report.json");
  const reporter = path.resolve("scripts/failures-reporter.mjs");
  const args = ["run", "--root", root, "--globals", `--reporter=${reporter}`];
  const { status } = spawnSync(process.execPath, [path.resolve("node_modules/vitest/vitest.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, TURNOUT_TEST_REPORT: report, VITEST: undefined },
  });
  return { status, report: JSON.parse(readFileSync(report, "utf8")) };
}

test("the report names every failed test, hook and file, and failures outside of tests", () => {
  const { status, report } = runVitest();
  expect(status).toBe(1);
  expect(report).toMatchObject({ passed: 3, failed: 4, skipped: 1 });
  expect(report.failures.map(({ name }) => name).sort()).toEqual([
    "hook.test.js > a till (hook)",
    "plain.test.js > a shop > sells",
    expect.stringMatching(/ > outside of a test/),
    "unloaded.test.js",
  ]);
  expect(report.failures.map(({ error }) => error).sort()).toEqual([
    "a stray dog",
    expect.stringContaining("expected 1 to be 2"),
    "no such shop",
    "the drawer is stuck",
  ]);
});

test("the report counts a browser test that passed only on a retry as failed", () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    tests: [{ status, results: [message ? { error: { message } } : {}, {}] }],
  });
  const suites = [
    {
      title: "rsvp.spec.ts",
      specs: [spec("joins", "expected")],
      suites: [{ title: "a guest", specs: [spec("waits", "flaky", "\u001b[31mtoo late\u001b[0m\n  at …")] }],
    },
  ];
  const report = readPlaywright({ stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 2 }, suites });
  expect(report).toMatchObject({ passed: 1, failed: 1, skipped: 2 });
  expect(failureLines(report.failures)).toEqual(["✗ rsvp.spec.ts > a guest > waits", "    too late"]);
});

test("the list of failures is short enough for the end of a log", () => {
  const failures = Array.from({ length: 400 }, (_, i) => ({ name: `test ${i}`, error: "x\ny".repeat(500) }));
  const lines = failureLines(failures);
  expect(lines.length).toBeLessThan(35);
  expect(lines.at(-1)).toBe("… and 385 more, above");
});
