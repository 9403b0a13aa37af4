import { expect, test } from "./fixtures";

test("search engines find the public events and no private page", async ({ request, site }) => {
  const { host } = await site.cast("host");
  const hidden = await site.event(host, { visibility: "unlisted" });
  const shown = await site.event(host);
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /admin");
  const [, sitemapUrl = ""] = /^Sitemap: (.+)$/m.exec(robots) ?? [];
  const sitemap = await (await request.get(sitemapUrl)).text();
  expect(sitemap).toContain(`/events/${shown.slug}<`);
  expect(sitemap).not.toContain(hidden.slug);
});

test("a page leads to its feeds, its calendar and its card for other sites, and each of them answers", async ({
  page,
  request,
}) => {
  const event = (await (await request.get("/api/v1/events?limit=1")).json()).items[0];
  const kinds: Record<string, string[]> = {
    "/events": ["application/atom+xml", "application/rss+xml", "text/calendar"],
    [`/events/${event.slug}`]: ["text/calendar", "application/json+oembed", "text/xml+oembed"],
  };
  for (const [address, types] of Object.entries(kinds)) {
    await page.goto(address);
    for (const type of types) {
      const href = await page.locator(`link[rel="alternate"][type="${type}"]`).getAttribute("href");
      const answer = await request.get(href ?? "");
      expect(answer.status(), `${address} ${type}`).toBe(200);
    }
  }
});

test("public pages name their own URL and have a picture for previews", async ({ page, request }) => {
  const event = (await (await request.get("/api/v1/events?limit=1")).json()).items[0];
  for (const address of ["/", "/events", `/events/${event.slug}`, "/docs/api"]) {
    await page.goto(`${address}?utm_source=somewhere`);
    const canonical = new URL((await page.locator('link[rel="canonical"]').getAttribute("href")) ?? "");
    expect(`${canonical.pathname}${canonical.search}`, address).toBe(address);
    const image = await page.locator('meta[property="og:image"]').first().getAttribute("content");
    const picture = await request.get(image ?? "");
    expect(picture.headers()["content-type"], address).toMatch(/^image\//);
  }
});

test("another site can embed an event's card, which only links to the event", async ({
  page,
  request,
  baseURL,
}) => {
  const event = (await (await request.get("/api/v1/events?limit=1")).json()).items[0];
  const address = (site: string) => `/oembed?url=${encodeURIComponent(`${site}/events/${event.slug}`)}`;
  const card = await (await request.get(address(new URL(baseURL ?? "").origin))).json();
  expect(card).toMatchObject({ type: "rich", html: expect.stringContaining(`/embed/events/${event.slug}`) });
  expect((await request.get(address("https://elsewhere.test"))).status()).toBe(404);
  const answer = await page.goto(`/embed/events/${event.slug}`);
  expect(await answer?.headerValue("content-security-policy")).toContain("frame-ancestors *");
  await expect(page.getByRole("link", { name: event.title })).toHaveAttribute("target", "_blank");
  await expect(page.getByRole("button")).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a missing page says so and names its language", async ({ page }) => {
    for (const address of ["/no/such/page", "/events/no-such-event"]) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(404);
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    }
  });
});

test("well-known URLs for passwords, security and the home screen answer", async ({ request }) => {
  const change = await request.get("/.well-known/change-password", { maxRedirects: 0 });
  expect(change.status()).toBe(302);
  expect(change.headers().location).toMatch(/\/settings#password$/);
  const security = await (await request.get("/.well-known/security.txt")).text();
  expect(security).toMatch(/^Contact: \S+\nExpires: \d{4}-/);
  const manifest = await (await request.get("/manifest.webmanifest")).json();
  for (const { src, type } of manifest.icons) {
    expect((await request.get(src)).headers()["content-type"], src).toBe(type);
  }
});

test("large responses of pages and of the API are compressed", async ({ request }) => {
  for (const address of ["/", "/api/v1/openapi.json"]) {
    const answer = await request.get(address, { headers: { "accept-encoding": "gzip" } });
    expect(answer.headers()["content-encoding"], address).toBe("gzip");
  }
});
