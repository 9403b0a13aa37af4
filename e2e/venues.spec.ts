import { createVenue, type TestVenue } from "../tests/venue-factories";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import type { Site } from "./site";

/** Two venues in Lisbon and one in Porto that one made-up word finds. */
async function threeVenues(site: Site) {
  const ana = await site.person();
  const word = `Zephyr${ana.id.slice(-6)}`;
  const make = (name: string, data: Parameters<typeof createVenue>[1] = {}) =>
    createVenue(site.db, { ownerId: ana.id, name: `${word} ${name}`, ...data });
  const hall = await make("Hall", {
    amenities: ["wifi", "stage"],
    description: "A *brick* hall by the river.",
  });
  const loft = await make("Loft", {
    latitude: 38.75,
    longitude: -9.2,
    spaces: { create: { name: "Loft", banquet: 40, priceFrom: 125_000, currency: "EUR" } },
  });
  const cellar = await make("Cellar", { city: "Porto", latitude: 41.1496, longitude: -8.611 });
  return { ana, word, hall, loft, cellar };
}

test("the directory is filtered by a form whose answers are all in the URL", async ({ as, site }) => {
  const { word, hall, loft, cellar } = await threeVenues(site);
  const page = await as(null);
  await page.goto("/venues");
  await page.getByLabel("Search by name").fill(word);
  await page.getByRole("search").getByRole("button", { name: "Search", exact: true }).click();
  const titles = page.getByRole("heading", { level: 2 });
  await expect(titles).toHaveText([cellar.name, hall.name, loft.name]);
  await expect(page).toHaveURL(`/venues?q=${word}`);
  await page.getByLabel("City").fill("Lisbon");
  await page.getByLabel("Distance").selectOption("10");
  await page.getByLabel("People").fill("100");
  await page.getByText("Availability and amenities").click();
  await page.getByLabel("Stage", { exact: true }).check();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(titles).toHaveText([hall.name]);
  await expect(page).toHaveURL(/city=Lisbon&radiusKm=10&people=100&amenities=stage/);
  await expect(page.getByText("Up to 350 (cocktail)")).toBeVisible();
  await expect(page.getByRole("region", { name: "Map of the venues found" })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(titles).toHaveText([hall.name]);
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(titles).toHaveCount(3);
  await page.goto("/venues?q=nothing-has-this-name");
  await expect(page.getByText("No venue matches “nothing-has-this-name”")).toBeVisible();
  await expectAccessible(page);
});

test("the directory and a venue can be read and searched without script", async ({ as, site }) => {
  const { word, hall } = await threeVenues(site);
  const page = await as(null, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto("/venues");
  await page.getByLabel("Search by name").fill(word);
  await page.getByRole("search").getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(`/venues?q=${word}`);
  await page.getByText("Show map").click();
  await expect(page.getByRole("region", { name: "Map of the venues found" })).toBeVisible();
  await page.getByRole("link", { name: hall.name }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: hall.name })).toBeVisible();
  await expect(page.getByText("brick", { exact: true })).toBeVisible();
});

test("a venue shows its spaces, and days that are blocked but not why", async ({ as, site }) => {
  const { hall } = await threeVenues(site);
  await site.db.venueBlockedDate.create({
    data: {
      venueId: hall.id,
      startsOn: new Date("2099-05-10"),
      endsOn: new Date("2099-05-13"),
      note: "Roof repair",
    },
  });
  const page = await as(null);
  await page.goto(`/venues/${hall.slug}`);
  await expect(page.getByRole("table").getByRole("row", { name: /Main hall 300 180 350/ })).toBeVisible();
  await expect(page.getByText("10 – 12 May 2099")).toBeVisible();
  await expect(page.getByText("Roof repair")).toHaveCount(0);
  const data = JSON.parse((await page.locator("script[type='application/ld+json']").textContent()) ?? "");
  expect(data).toMatchObject({ "@type": "EventVenue", name: hall.name, maximumAttendeeCapacity: 350 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});

test("a changed badge appears in an open page without a reload", async ({ as, site }) => {
  const { ana, hall } = await threeVenues(site);
  const page = await as(null);
  await page.goto(`/venues/${hall.slug}`);
  await expect(page.getByText("Availability not set")).toBeVisible();
  await site.call(ana, "PUT", `/venues/${hall.id}/availability`, { availabilityStatus: "fully_booked" });
  await expect(page.getByText("Fully booked")).toBeVisible();
  await expect(page.getByText(/^Set by the venue/)).toBeVisible();
});

test("a draft is shown to its own organization and is not found by others", async ({ as, site }) => {
  const { ana } = await threeVenues(site);
  const draft: TestVenue = await createVenue(site.db, {
    ownerId: ana.id,
    status: "draft",
    name: "Draft mill",
  });
  const own = await as(ana);
  await own.goto(`/venues/${draft.slug}`);
  await expect(own.getByText("Only members of Old Tannery see this draft.")).toBeVisible();
  await expect(own.getByRole("link", { name: "Edit venue" })).toBeVisible();
  await expectAccessible(own);
  const stranger = await as(null, { complaints: /status of 404/ });
  const answer = await stranger.goto(`/venues/${draft.slug}`);
  expect(answer?.status()).toBe(404);
  await expect(stranger.getByText("We can't find this venue")).toBeVisible();
});

test("a person without an organization creates one on the way to asking a venue", async ({ as, site }) => {
  const { hall } = await threeVenues(site);
  const page = await as(await site.person());
  await page.goto(`/venues/${hall.slug}`);
  await page.getByRole("link", { name: "Ask this venue" }).click();
  await expect(page.getByText(`You're about to ask ${hall.name}`)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name").fill("Lantern Events");
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page).toHaveURL(
    new RegExp(`/organize/lantern-events-[^/]+/requests/new\\?venue=${hall.slug}$`),
  );
});

test("near me asks for the position on a click and puts it into the URL", async ({ as, site }) => {
  const { cellar } = await threeVenues(site);
  const page = await as(null, {
    geolocation: { latitude: 41.1496, longitude: -8.611 },
    permissions: ["geolocation"],
  });
  await page.goto("/venues");
  await page.getByRole("button", { name: "Near me" }).click();
  await expect(page).toHaveURL(/near=41\.15,-8\.61/);
  await expect(page.getByRole("heading", { level: 2, name: cellar.name })).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: cellar.name })).toContainText("away");
});
