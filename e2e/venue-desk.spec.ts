import {
  addMember,
  askVenue,
  createEntry,
  createOrganization,
  createRfp,
  createVenue,
  type TestVenue,
} from "../tests/venue-factories";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import type { Person, Site } from "./site";

const HOUR_MS = 3_600_000;

/** A listed venue of an organization of which the person is the owner. */
async function venueOf(site: Site, owner: Person): Promise<TestVenue & { desk: string }> {
  const organization = await createOrganization(site.db, { ownerId: owner.id, name: "Old Tannery" });
  const venue = await createVenue(site.db, { organizationId: organization.id });
  return { ...venue, desk: `/venue-desk/${organization.slug}` };
}

test("a venue owner answers a request and revises the answer in time", async ({ site, as }) => {
  const { owner } = await site.cast("owner");
  const venue = await venueOf(site, owner);
  const rfp = await createRfp(site.db, { title: "Spring summit" });
  await askVenue(site.db, { rfpId: rfp.id, venueId: venue.id });
  const page = await as(owner);

  await page.goto(venue.desk);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Spring summit" }).click();
  await expect(page.getByText("Main hall fits: Theatre for 300")).toBeVisible();
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.getByText("Say whether you can host this event.")).toBeVisible();
  await page.getByRole("radio", { name: "Available", exact: true }).check();
  await page.getByLabel("Quote").fill("a lot");
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.getByText("Enter an amount like 1,250 or 1,250.50.")).toBeVisible();
  await page.getByLabel("Quote").fill("1,250.50");
  await page.getByRole("checkbox", { name: "Main hall" }).check();
  await page.getByLabel("Message").fill("We would love to host you.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.getByText("€1,250.50")).toBeVisible();
  await expect(page.getByText(/You can change this until/)).toBeVisible();

  await page.getByRole("button", { name: "Change answer" }).click();
  await page.getByRole("radio", { name: "Possibly available" }).check();
  await page.getByRole("button", { name: "Save answer" }).click();
  await expect(page.getByText("You answered: possibly available")).toBeVisible();
});

test("a new request waits above the inbox until it is asked for", async ({ site, as }) => {
  const { owner, organizer } = await site.cast("owner", "organizer");
  const venue = await venueOf(site, owner);
  const first = await createRfp(site.db, { title: "Spring summit" });
  await askVenue(site.db, { rfpId: first.id, venueId: venue.id });
  const asker = await createOrganization(site.db, { ownerId: organizer.id });
  const page = await as(owner);
  await page.goto(venue.desk);
  await expect(page.getByRole("link", { name: "Spring summit" })).toBeVisible();

  const path = `/organizations/${asker.id}/rfps`;
  const draft = await site.call<{ id: string }>(organizer, "POST", path, {
    title: "Autumn fair",
    datesFlexible: true,
    attendanceMin: 20,
    attendanceMax: 40,
    responseDeadline: new Date(Date.now() + 90 * HOUR_MS),
    venueIds: [venue.id],
  });
  await site.call(organizer, "POST", `${path}/${draft.id}/send`);

  const waiting = page.getByRole("button", { name: "1 new request" });
  await expect(waiting).toBeVisible();
  await expect(page.getByRole("link", { name: "Autumn fair" })).toHaveCount(0);
  await waiting.click();
  await expect(page.getByRole("link", { name: "Autumn fair" })).toBeVisible();
});

test("a badge that a venue owner sets shows on the public page in another browser", async ({ site, as }) => {
  const { owner, member } = await site.cast("owner", "member");
  const venue = await venueOf(site, owner);
  await addMember(site.db, venue.organizationId, { userId: member.id });
  const visitor = await as(null);
  await visitor.goto(`/venues/${venue.slug}`);
  const page = await as(owner);
  await page.goto(`${venue.desk}/availability`);
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Limited availability" }).check();
  await page.getByRole("button", { name: "Set badge" }).click();
  await expect(visitor.getByText("Limited availability").first()).toBeVisible();
  await page.getByRole("button", { name: /Go back to what your answers say/ }).click();
  await expect(visitor.getByText("Limited availability")).toHaveCount(0);

  const colleague = await as(member);
  await colleague.goto(`${venue.desk}/availability`);
  await expect(colleague.getByText("Owners and managers of your organization can change it.")).toBeVisible();
  await expect(colleague.getByRole("main").getByRole("radio")).toHaveCount(0);
});

test("a venue owner resolves the circuit breaker after three holds without a reply", async ({ site, as }) => {
  const { owner } = await site.cast("owner");
  const venue = await venueOf(site, owner);
  for (const hours of [150, 100, 50]) {
    const endedAt = new Date(Date.now() - hours * 0.4 * HOUR_MS);
    await createEntry(site.db, {
      venueId: venue.id,
      status: "expired",
      holdOfferedAt: new Date(endedAt.getTime() - 48 * HOUR_MS),
      holdExpiresAt: endedAt,
      endedAt,
      endReason: "hold_expired",
    });
  }
  const page = await as(owner);
  await page.goto(`${venue.desk}/availability`);
  await expect(page.getByText("Your waitlist is paused")).toBeVisible();
  await page.getByRole("button", { name: "Resolve…" }).click();
  await page.getByRole("button", { name: "Open the waitlist", exact: true }).click();
  await expect(page.getByText("Your waitlist is paused")).toHaveCount(0);
});

test("a venue owner adds a venue with a space, blocks dates and lists it", async ({ site, as }) => {
  const { owner } = await site.cast("owner");
  const { slug } = await createOrganization(site.db, { ownerId: owner.id, name: "Old Tannery" });
  const page = await as(owner);
  await page.goto(`/venue-desk/${slug}/venues/new`);
  await page.getByLabel("Name").fill("The Glasshouse");
  await page.getByLabel("City").fill("Porto");
  await page.getByLabel("Country").selectOption("PT");
  await page.getByText("Wi-Fi").click();
  await page.getByRole("button", { name: "Add venue" }).click();

  await page.getByRole("button", { name: "Add a space" }).click();
  await page.getByLabel("Name").fill("Palm room");
  await page.getByLabel("Theatre").fill("1,200");
  await page.getByRole("dialog").getByRole("button", { name: "Add space" }).click();
  await expect(page.getByRole("row", { name: /Palm room/ })).toContainText("1,200");

  await page.getByRole("link", { name: "Blocked dates" }).click();
  await page.getByRole("button", { name: "Month after" }).click();
  await page.locator("[data-day$='-10']").click();
  await page.locator("[data-day$='-12']").click();
  await page.getByLabel("Note").fill("Renovation");
  await page.getByRole("button", { name: "Block dates" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Renovation" })).toContainText(/10 – 12 /);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByRole("radio", { name: "Listed", exact: true }).check();
  await page.getByRole("button", { name: "List this venue" }).click();
  await expect(page.getByRole("link", { name: "View page" })).toBeVisible();
});
