import { defineConfig, devices } from "@playwright/test";
import { chromiumLaunchOptions } from "./scripts/chromium.mjs";
export default defineConfig({
  testDir: "e2e", outputDir: "/tmp/analytics/results", workers: 1, timeout: 60000, expect: { timeout: 15000 }, reporter: "line",
  use: { baseURL: "http://localhost:4100", locale: "en-GB", timezoneId: "Europe/Berlin", launchOptions: await chromiumLaunchOptions() },
  projects: [{ name: "desktop", use: { ...devices["Desktop Chrome"] } }],
});
