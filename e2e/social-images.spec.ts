import { expect, test } from "./fixtures";

test("an event has a picture for link previews whatever its title is written in, and caches may keep it", async ({
  page,
  request,
  site,
}) => {
  const { host } = await site.cast("host");
  const pictures = new Set<string>();
  for (const title of ["東京の夜を歩く 🎉", "أمسية شعرية", "x".repeat(140), "\u{12000}\u{12001}"]) {
    const event = await site.event(host, { title });
    await page.goto(`/events/${event.slug}`);
    const address = await page.locator('meta[property="og:image"]').getAttribute("content");
    await expect(page.locator('meta[property="og:image:width"]')).toHaveAttribute("content", "1200");
    const picture = await request.get(address ?? "");
    expect(picture.status(), title).toBe(200);
    expect(picture.headers()).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=3600",
      "cross-origin-resource-policy": "cross-origin",
    });
    const { etag = "" } = picture.headers();
    expect(etag, "the card is not the site's fallback").not.toBe('"site"');
    pictures.add(etag);
    const again = await request.get(address ?? "", { headers: { "if-none-match": etag } });
    expect(again.status(), title).toBe(304);
    const data = await page.locator('script[type="application/ld+json"]').textContent();
    const [image = ""] = (JSON.parse(data ?? "{}") as { image: string[] }).image;
    expect((await request.get(image)).headers(), title).toMatchObject({
      etag,
      "content-type": "image/png",
      "cross-origin-resource-policy": "cross-origin",
    });
  }
  expect(pictures.size).toBe(4);
});

test("a private event shows strangers no picture", async ({ page, request, site }) => {
  const { host } = await site.cast("host");
  const [shown, hidden] = [await site.event(host), await site.event(host, { visibility: "private" })];
  await page.goto(`/events/${shown.slug}`);
  const address = (await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "";
  expect((await request.get(address.replace(shown.slug, hidden.slug))).status()).toBe(404);
});
