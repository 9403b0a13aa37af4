import path from "node:path";
import type { Page } from "@playwright/test";
import type { LimitName } from "../lib/refusals/limits";
import { DEMO_PASSWORD } from "../prisma/seed/personas";
import { limitKey } from "../server/db/rate-limit";
import { expect, test } from "./fixtures";
import { isReady, type Running, startServer, stopServer } from "./own-server";
import { SignInPage } from "./pages/sign-in-page";
import type { Site } from "./site";

/** On the data of the server under test, and behind a proxy that tells which network a visitor is in. */
let server: Running;
test.beforeAll(async () => {
  const folder = path.join(process.env.E2E_SCRATCH ?? "", "self-hosted");
  server = await startServer({ TURNOUT_DATA_DIR: folder, TRUSTED_PROXIES: "1" });
  await isReady(server);
});
test.afterAll(() => stopServer(server.child, "SIGTERM"));

const inNetwork = (address: string) => ({
  baseURL: `http://localhost:${server.port}`,
  extraHTTPHeaders: { "x-forwarded-for": address },
  complaints: /status of 429/,
});

/** As if many people had been here before, within what a network may do without work. */
async function crowd(site: Site, limit: LimitName, hits: number, address: string): Promise<void> {
  const now = new Date();
  const key = limitKey({ name: limit }, address);
  await site.db.rateLimit.create({ data: { key, hits: Array(hits).fill(now), accepted: 1, updatedAt: now } });
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Ada Novak");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("three quiet green lamps");
  await page.getByRole("button", { name: "Sign up" }).click();
}

test("a guest can sign up after many others in the same network, while a program has to wait", async ({
  as,
  site,
}) => {
  const address = "203.0.113.21";
  await crowd(site, "sign-up", 10, address);
  const email = `ada-${crypto.randomUUID()}@people.test`;
  const refused = await fetch(`http://localhost:${server.port}/api/v1/accounts`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": address },
    body: JSON.stringify({ email, name: "Ada", password: "three quiet green lamps" }),
  });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3_000);
  expect(await refused.json()).toMatchObject({
    error: { reason: "sign-up.work-needed", details: { challenge: { algorithm: "SHA-256", bits: 16 } } },
  });

  const page = await as(null, inNetwork(address));
  await fillIn(page, email);
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
});

test("a person can sign in with a password after many wrong ones in the same network", async ({
  as,
  site,
}) => {
  const person = await site.person();
  await site.givePassword(person);
  await crowd(site, "sign-in-address", 50, "203.0.113.22");
  const page = await as(null, inNetwork("203.0.113.22"));
  const signIn = await SignInPage.open(page, "/me");
  await signIn.withPassword(person.email, DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/me$/);
});

test("the form says why it takes a moment while the device does its proof of work", async ({ as, site }) => {
  await crowd(site, "sign-up", 10, "203.0.113.23");
  const page = await as(null, inNetwork("203.0.113.23"));
  await page.route(/accounts\.signUp/, async (route) => {
    const answer = await route.fetch();
    const harder = (await answer.text()).replace('"bits":16', '"bits":32');
    await route.fulfill({ response: answer, body: harder });
  });
  await fillIn(page, `ada-${crypto.randomUUID()}@people.test`);
  await expect(page.getByRole("status").filter({ hasText: "Just a moment…" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign up" })).toHaveAttribute("aria-busy", "true");
});
