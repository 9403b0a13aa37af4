import { askVenue, createOrganization, createRfp, createVenue, dayFromToday } from "../tests/venue-factories";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";

const day = (n: number) => dayFromToday(n).toISOString().slice(0, 10);

test("an organizer and a venue owner on phones go from a request to its award", async ({ as, site }) => {
  const { ana, ben } = await site.cast("ana", "ben");
  await createOrganization(site.db, { ownerId: ana.id });
  const name = `Marigold Hall ${ben.id.slice(-6)}`;
  const venue = await createVenue(site.db, { ownerId: ben.id, name });
  const hers = await as(ana);
  await hers.goto(`/venues/${venue.slug}`);
  await hers.getByRole("link", { name: "Ask this venue" }).first().tap();
  await expect(hers).toHaveURL(/\/requests\/new\?venue=/);
  await hers.getByLabel("Title").fill("Offsite in May");
  await expect(hers).toHaveURL(/\/requests\/[0-9a-f-]{36}\/edit$/);
  await hers.getByLabel("First day").fill(day(60));
  await hers.getByLabel("Last day").fill(day(61));
  await hers.getByLabel("People, at least").fill("80");
  await hers.getByLabel("People, at most").fill("120");
  await hers.getByLabel("Answers by").fill(`${day(14)}T18:00`);
  await expect(hers.getByText("Everything is there.")).toBeVisible();
  await expectNoSidewaysScroll(hers);
  await hers.getByRole("button", { name: "Send request" }).tap();
  await hers.getByRole("alertdialog").getByRole("button", { name: "Send request" }).tap();
  await expect(hers.getByText("0 of 1 answered")).toBeVisible();

  const his = await as(ben);
  await his.goto(`/venue-desk/organization-${venue.organizationId}`);
  await his.getByRole("link", { name: "Offsite in May" }).tap();
  await his.getByText("Available", { exact: true }).tap();
  await his.getByLabel("Quote").fill("2,400");
  await expectNoSidewaysScroll(his);
  await his.getByRole("button", { name: "Send answer" }).tap();
  await expect(his.getByText("You answered: available")).toBeVisible();

  await expect(hers.getByText("€2,400")).toBeVisible();
  await expect(hers.getByRole("table")).toHaveCount(0);
  await hers.getByRole("button", { name: `Put ${name} on the shortlist` }).tap();
  await expect(hers.getByRole("button", { name: `Take ${name} off the shortlist` })).toBeVisible();
  await expectNoSidewaysScroll(hers);
  await hers.getByRole("button", { name: `Award the request to ${name}` }).tap();
  await hers.getByRole("dialog").getByLabel("Message to").fill("See you in May.");
  await expectNoSidewaysScroll(hers);
  await hers.getByRole("dialog").getByRole("button", { name: "Award" }).tap();
  await expect(hers.getByText("“See you in May.”")).toBeVisible();
  await expect(his.getByText("Awarded to you")).toBeVisible();
  await expectAccessible(his);
});

test("an organizer on a phone queues for a taken venue and turns the hold into a request", async ({
  as,
  site,
}) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const organization = await createOrganization(site.db, { ownerId: ana.id });
  const name = `Rosemary Hall ${ben.id.slice(-6)}`;
  const venue = await createVenue(site.db, { ownerId: ben.id, name });
  const rfp = await createRfp(site.db, { organizationId: organization.id, title: "Winter ball" });
  await askVenue(site.db, {
    rfpId: rfp.id,
    venueId: venue.id,
    status: "responded",
    availability: "unavailable",
    revision: 1,
    respondedAt: new Date(),
  });
  const hers = await as(ana);
  await hers.goto(`/organize/${organization.slug}/requests/${rfp.id}`);
  await hers.getByRole("button", { name: `Join its waitlist: ${name}` }).tap();
  await hers.getByRole("alertdialog").getByRole("button", { name: "Join waitlist" }).tap();
  await expect(hers.getByText("1st on the waitlist")).toBeVisible();
  await expectNoSidewaysScroll(hers);

  const his = await as(ben);
  await his.goto(`/venue-desk/organization-${venue.organizationId}/availability`);
  await expect(his.getByText("1 organization waiting, in this order.")).toBeVisible();
  await his.getByText("Accepting events").tap();
  await his.getByRole("button", { name: "Set badge" }).tap();
  await expect(his.getByText(/^On hold/)).toBeVisible();
  await expectNoSidewaysScroll(his);

  await expect(hers.getByText("This venue is held for you")).toBeVisible();
  await expectAccessible(hers);
  await hers.getByRole("button", { name: "Turn into a request" }).tap();
  await expect(hers).toHaveURL(/\/requests\/[0-9a-f-]{36}\/edit$/);
  await expect(hers.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
  await expectNoSidewaysScroll(hers);
  await expect(his.getByText("No one is waiting")).toBeVisible();
});
