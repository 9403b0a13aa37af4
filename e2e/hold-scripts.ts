import type { Page } from "@playwright/test";

/** Holds back the scripts of a page, as a slow line does. @returns lets them run */
export async function holdScripts(page: Page): Promise<() => void> {
  let letScriptsRun = () => {};
  const scripts = new Promise<void>((resolve) => {
    letScriptsRun = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scripts;
    await route.continue();
  });
  return letScriptsRun;
}
