import { expect, test } from "@playwright/test";

test("plain next start is live, and ready once the database answers", async ({ request }) => {
  expect((await request.get("/api/health/live")).status()).toBe(200);
  const ready = await request.get("/api/health/ready");
  expect(ready.status()).toBe(200);
  // It has no mail server and is no demo.
  expect(await ready.json()).toEqual({ status: "degraded", degraded: ["mail"] });
});

test("plain next start serves the first page", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("plain next start sends the security headers of pages and of API responses", async ({ request }) => {
  const policyOf = async (path: string) => (await request.get(path)).headers()["content-security-policy"];
  expect(await policyOf("/")).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/);
  for (const path of ["/api/v1/openapi.json", "/api/trpc/events.list", "/api/auth/csrf"]) {
    expect(await policyOf(path), path).toBe("default-src 'none'; frame-ancestors 'none'");
  }
});
