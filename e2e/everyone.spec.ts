import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";

test("an RSVP is made, changed and cancelled with the keyboard alone", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 5, guestsMax: 2 });
  const page = await as(await site.person());
  const shown = await EventPage.open(page, event);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");

  await tabTo(page.getByRole("button", { name: "More guests" }));
  await page.keyboard.press("Space");
  await tabTo(shown.rsvp);
  await page.keyboard.press("Enter");
  await expect(shown.heading).toHaveText("You're in");
  await expect(shown.heading).toBeFocused();

  await tabTo(page.getByRole("button", { name: "Cancel RSVP" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await tabTo(dialog.getByRole("button", { name: "Cancel RSVP" }));
  await page.keyboard.press("Enter");
  await expect(shown.heading).toHaveText("You cancelled");
  await expect(shown.heading).toBeFocused();
});

test("Escape closes a dialog and returns the focus to what opened it", async ({ as, site }) => {
  const ana = await site.person();
  const event = await site.event(await site.person(), { capacity: 5 });
  await site.rsvp(ana, event);
  const page = await as(ana);
  const shown = await EventPage.open(page, event);
  const dialog = await shown.askToCancel();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(shown.panel.getByRole("button", { name: "Cancel RSVP" }).first()).toBeFocused();
});

test("pages do not animate when the device asks for reduced motion", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 5 });
  const page = await as(await site.person(), { reducedMotion: "reduce" });
  const shown = await EventPage.open(page, event);
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");
  const moving = () =>
    document.getAnimations().filter(({ effect }) => {
      const { duration, iterations } = effect?.getComputedTiming() ?? {};
      return Number(duration) > 1 || iterations === Number.POSITIVE_INFINITY;
    }).length;
  expect(await page.evaluate(moving)).toBe(0);
});

test("the event page can be read without any script", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, {
    capacity: 3,
    place: "Studio Ton, Berlin",
    description: "## Bring\n\n- an apron",
  });
  await site.rsvp(ana, event);
  const page = await as(null, { javaScriptEnabled: false });
  const shown = await EventPage.open(page, event);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(event.title);
  await expect(page.getByText("Studio Ton, Berlin")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "an apron" })).toBeVisible();
  await expect(page.getByText(host.name).first()).toBeVisible();
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "1 of 3 seats taken, 2 left");
  await expect(shown.panel.getByText("2 left", { exact: true })).toBeVisible();
  await shown.panel.getByRole("link", { name: "RSVP" }).click();
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
});

test("events can be searched without any script", async ({ as, site }) => {
  const host = await site.person();
  const event = await site.event(host, { title: `Repair café ${host.id.slice(-8)}` });
  const page = await as(null, { javaScriptEnabled: false });
  await page.goto("/events");
  await page.getByRole("searchbox").fill(event.title);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("link", { name: event.title })).toBeVisible();
});

/** Presses Tab until this has the focus. */
async function tabTo(target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await target.page().keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}
