import { expect, type Page, type Response } from "@playwright/test";

const NONCE = /'nonce-([A-Za-z0-9+/]{22}==)'/;

/**
 * Every script of the page carries the nonce of its answer, and the policy lets no other run. Whatever the policy
 * refuses, the browser complains about, and that fails the test.
 * @returns the nonce
 */
export async function expectOwnScriptsOnly(page: Page, answer: Response | null): Promise<string> {
  const policy = (await answer?.headerValue("content-security-policy")) ?? "";
  const nonce = NONCE.exec(policy)?.[1] ?? "";
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  await page.waitForLoadState("networkidle");
  const scripts = await noncesOf(page);
  expect(scripts.length).toBeGreaterThan(3);
  expect(new Set(scripts.filter((one) => one !== ""))).toEqual(new Set([nonce]));
  return nonce;
}

/** The nonces of all scripts; those that another script loaded, and data, have none. */
async function noncesOf(page: Page): Promise<(string | null)[]> {
  return page
    .locator("script")
    .evaluateAll((scripts) => scripts.map((script) => (script as HTMLScriptElement).nonce));
}
