import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { ManagePage } from "./pages/manage-page";

// Every element of a page is judged in both themes.
test.slow();

test("the forms and dialogs of the RSVP panel are accessible", async ({ as, site }) => {
  const ana = await site.person();
  const event = await site.event(await site.person(), { capacity: 5, guestsMax: 2 });
  await site.rsvp(ana, event);
  const page = await as(ana);
  const shown = await EventPage.open(page, event);
  await shown.edit();
  await expectAccessible(page);
  await shown.editForm.getByRole("button", { name: "Discard changes" }).click();
  await shown.askToCancel();
  await expectAccessible(page);
});

test("the dialogs and menus of the manage pages are accessible", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const page = await as(host);
  const managePage = await ManagePage.open(page, event, "/guests");
  await managePage.choose(ana.name, "Decline");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await managePage.row(ana.name).getByRole("button", { name: ana.email }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
});

test("the command menu is accessible", async ({ as, site }) => {
  const page = await as(await site.demo("ana"));
  await page.goto("/");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
  await expectAccessible(page);
});

test("a refused form is accessible", async ({ as }) => {
  const page = await as(null);
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
});
