import {
  createEntry,
  createOrganization,
  createVenue,
  dayFromToday,
  offerHold,
} from "../tests/venue-factories";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";

const day = (n: number) => dayFromToday(n).toISOString().slice(0, 10);

test("an organizer writes a request, sends it, sees a venue's answer arrive, and awards it", async ({
  as,
  site,
}) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const organization = await createOrganization(site.db, { ownerId: ana.id, name: "Lantern Events" });
  const name = `Zinnia Hall ${ben.id.slice(-6)}`;
  const venue = await createVenue(site.db, { ownerId: ben.id, name });
  const title = `Offsite ${ana.id.slice(-6)}`;
  const hers = await as(ana);
  await hers.goto(`/organize/${organization.slug}/requests/new?venue=${venue.slug}`);
  await expect(hers.getByText("Saved automatically once you add a title")).toBeVisible();
  await hers.getByLabel("Title").fill(title);
  await expect(hers).toHaveURL(/\/requests\/[0-9a-f-]{36}\/edit$/);
  await hers.getByLabel("First day").fill(day(60));
  await hers.getByLabel("Last day").fill(day(61));
  await hers.getByLabel("People, at least").fill("80");
  await hers.getByLabel("People, at most").fill("120");
  await hers.getByLabel("Theatre").check();
  await hers.getByLabel("Answers by").fill(`${day(14)}T18:00`);
  await expect(hers.getByText("Everything is there.")).toBeVisible();
  await expect(hers.getByText("Saved", { exact: true })).toBeVisible();
  await expectAccessible(hers);
  await hers.reload();
  await expect(hers.getByLabel("Last day")).toHaveValue(day(61));
  await hers.getByRole("button", { name: "Send request" }).click();
  const question = hers.getByRole("alertdialog");
  await expect(question).toContainText(name);
  await question.getByRole("button", { name: "Send request" }).click();
  await expect(hers.getByText("0 of 1 answered")).toBeVisible();

  const his = await as(ben);
  const asked = await site.db.rfpVenue.findFirstOrThrow({ where: { venueId: venue.id } });
  await his.goto(`/venue-desk/organization-${venue.organizationId}/requests/${asked.id}`);
  await his.getByLabel("Available", { exact: true }).check();
  await his.getByLabel("Quote").fill("2,400");
  await his.getByRole("button", { name: "Send answer" }).click();

  await expect(hers.getByText("1 of 1 answered: 1 confirmed")).toBeVisible();
  await expect(hers.getByText("€2,400")).toBeVisible();
  await hers.getByRole("button", { name: `Put ${name} on the shortlist` }).click();
  await expect(hers.getByRole("button", { name: `Take ${name} off the shortlist` })).toBeVisible();
  await expectAccessible(hers);
  await hers.getByRole("button", { name: `Award the request to ${name}` }).click();
  await hers.getByRole("dialog").getByLabel(`Message to`).fill("See you in May.");
  await hers.getByRole("dialog").getByRole("button", { name: "Award" }).click();
  await expect(hers.getByText("“See you in May.”")).toBeVisible();
  await expect(his.getByText("Awarded to you")).toBeVisible();
  await hers.goto(`/organize/${organization.slug}?show=awarded`);
  await expect(hers.getByRole("link", { name: title })).toBeVisible();
  await expectAccessible(hers);
});

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
]) {
  test(`a place on a venue's waitlist becomes a hold, and the hold a new draft, ${viewport.width} pixels wide`, async ({
    as,
    site,
  }) => {
    const { ana } = await site.cast("ana");
    const organization = await createOrganization(site.db, { ownerId: ana.id });
    const venue = await createVenue(site.db, { name: `Quince ${ana.id.slice(-6)}` });
    const entry = await createEntry(site.db, { venueId: venue.id, organizationId: organization.id });
    const page = await as(ana, { viewport });
    await page.goto(`/organize/${organization.slug}/waitlist`);
    await expect(page.getByText("1st on the waitlist")).toBeVisible();
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText("1st on the waitlist, paused")).toBeVisible();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByText("1st on the waitlist", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const owner = await site.signInAgain(venue.ownerId);
    await site.call(owner, "PUT", `/venues/${venue.id}/availability`, {
      availabilityStatus: "accepting_events",
    });
    await expect(page.getByText("This venue is held for you")).toBeVisible();
    await page.goto(`/organize/${organization.slug}`);
    await page.getByRole("link", { name: "Answer the hold" }).click();
    await page.getByRole("button", { name: "Turn into a request" }).click();
    await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}\/edit$/);
    await expect(page.getByRole("button", { name: `Remove ${venue.name}` })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(`/organize/${organization.slug}/waitlist`);
    await expect(page.getByText("Turned into a request")).toBeVisible();
    expect(entry.id).toMatch(/^vwl_/);
  });
}

test("a hold that ends while its page is open turns into words without a reload", async ({ as, site }) => {
  const { ana } = await site.cast("ana");
  const organization = await createOrganization(site.db, { ownerId: ana.id });
  const venue = await createVenue(site.db, { availabilityStatus: "accepting_events" });
  const entry = await createEntry(site.db, { venueId: venue.id, organizationId: organization.id });
  await offerHold(site.db, entry.id, 8 / 3600);
  const page = await as(ana);
  await page.goto(`/organize/${organization.slug}/waitlist`);
  await expect(page.getByText("Your hold expired without a reply", { exact: true })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByRole("button", { name: "Turn into a request" })).toHaveCount(0);
});

test("the emailed question is answered by one of two buttons, and opening it changes nothing", async ({
  as,
  site,
}) => {
  const { ana } = await site.cast("ana");
  const organization = await createOrganization(site.db, { ownerId: ana.id });
  const venue = await createVenue(site.db);
  const entry = await createEntry(site.db, {
    venueId: venue.id,
    organizationId: organization.id,
    datesFlexible: true,
    nudgedAt: new Date(),
  });
  const page = await as(ana);
  const path = `/organize/${organization.slug}/waitlist/${entry.id}/still-interested`;
  await page.goto(path);
  await page.reload();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, keep our place" }).click();
  await expect(
    page.getByText("You said that you're still interested. You're 1st on the waitlist."),
  ).toBeVisible();
  await page.goto(path);
  await expect(page.getByText("You said that you're still interested.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Yes, keep our place" })).toHaveCount(0);
});
