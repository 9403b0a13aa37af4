import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { chromiumLaunchOptions } from "./scripts/chromium.mjs";

// Each worker reads this file again: what the first reading chose is handed on in the environment.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 10_000));
process.env.E2E_PLAIN_PORT ??= String(30_000 + (process.pid % 10_000));
if (!process.env.E2E_SCRATCH) {
  process.env.E2E_SCRATCH = mkdtempSync(path.join(tmpdir(), "turnout-e2e-"));
  // As root, Postgres runs as somebody else, who must be able to walk through.
  chmodSync(process.env.E2E_SCRATCH, 0o755);
}

const scratch = process.env.E2E_SCRATCH;
const selfHosted = `http://localhost:${process.env.E2E_PORT}`;
const plainNext = `http://localhost:${process.env.E2E_PLAIN_PORT}`;
const stopInOrder = { signal: "SIGTERM", timeout: 30_000 } as const;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: selfHosted,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // Recording every test costs a third of the run; E2E_TRACE=1 is for looking into one.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: await chromiumLaunchOptions(),
  },
  projects: [
    {
      name: "desktop",
      testIgnore: ["**/*.phone.spec.ts", "**/*.smoke.spec.ts"],
      use: { ...devices["Desktop Chrome"] },
    },
    {
      name: "phone",
      testMatch: "**/*.phone.spec.ts",
      use: { ...devices["Pixel 7"], viewport: { width: 360, height: 740 } },
    },
    { name: "plain next start", testMatch: "**/*.smoke.spec.ts", use: { baseURL: plainNext } },
  ],
  webServer: [
    {
      name: "self-hosted",
      command: "node scripts/start.mjs",
      url: `${selfHosted}/api/health/ready`,
      env: {
        PORT: process.env.E2E_PORT,
        TURNOUT_DATA_DIR: path.join(scratch, "self-hosted"),
        DATABASE_URL: "",
      },
      timeout: 120_000,
      gracefulShutdown: stopInOrder,
    },
    {
      name: "plain next start",
      command: "node --import tsx scripts/plain-server.ts",
      url: `${plainNext}/api/health/ready`,
      env: {
        PORT: process.env.E2E_PLAIN_PORT,
        TURNOUT_DATA_DIR: path.join(scratch, "plain"),
        DATABASE_URL: "",
      },
      timeout: 120_000,
      gracefulShutdown: stopInOrder,
    },
  ],
});
