import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";

test("an event is added to a calendar without any script", async ({ as, site }) => {
  const event = await site.event(await site.person(), { title: "Letterpress, evening & more" });
  const page = await as(null, { javaScriptEnabled: false });
  await EventPage.open(page, event);
  await page.getByText("Add to calendar").click();
  const google = page.getByRole("link", { name: "Google" });
  await expect(google).toHaveAttribute("href", /text=Letterpress%2C%20evening%20%26%20more/);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Apple and others" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${event.slug}.ics`);
  expect(await readFile(await download.path(), "utf8")).toContain("SUMMARY:Letterpress\\, evening & more");
});

test("a calendar feed works by its secret link until the link is reset", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host);
  await site.rsvp(ana, event);
  const page = await as(ana);
  await page.goto("/settings");
  const address = page.getByLabel("Your secret link");
  const url = await address.inputValue();
  const stranger = (await as(null)).request;
  expect(await (await stranger.get(url)).text()).toContain(`SUMMARY:${event.title}`);
  await expect(page.getByRole("link", { name: "Open in calendar app" })).toHaveAttribute(
    "href",
    url.replace(/^https?/, "webcal"),
  );

  await page.getByRole("button", { name: "Reset link" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Reset link" }).click();
  await expect(address).not.toHaveValue(url);
  expect((await stranger.get(url)).status()).toBe(404);
  expect((await stranger.get(await address.inputValue())).status()).toBe(200);
});
