import type { Locator } from "@playwright/test";
import { organizationChannel, venueChannel } from "../server/realtime/sourcing-channels";
import { askVenue, createEntry, createOrganization, createRfp, createVenue } from "../tests/venue-factories";
import { expect, test } from "./fixtures";
import { LiveWire } from "./live-wire";

/** Waits for a change that the other browser has just been told was saved, and notes how long it took. */
async function arrives(what: string, shown: Locator): Promise<void> {
  const from = performance.now();
  await expect(shown).toBeVisible();
  const ms = Math.round(performance.now() - from);
  test.info().annotations.push({ type: "latency", description: `${what}: ${ms} ms` });
}

test("an answer and an award reach the other side's open page over its live channel", async ({
  as,
  site,
}) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const organization = await createOrganization(site.db, { ownerId: ana.id });
  const venue = await createVenue(site.db, { ownerId: ben.id, name: `Saffron ${ben.id.slice(-6)}` });
  const rfp = await createRfp(site.db, { organizationId: organization.id });
  const asked = await askVenue(site.db, { rfpId: rfp.id, venueId: venue.id });
  const hers = await as(ana);
  const his = await as(ben);
  const [herWire, hisWire] = [new LiveWire(hers), new LiveWire(his)];
  const [herChannel, hisChannel] = [organization.id, venue.organizationId].map(organizationChannel);
  await herWire.open(`/organize/${organization.slug}/requests/${rfp.id}`, herChannel ?? "");
  await hisWire.open(`/venue-desk/organization-${venue.organizationId}/requests/${asked}`, hisChannel ?? "");

  await his.getByLabel("Available", { exact: true }).check();
  await his.getByLabel("Quote").fill("2,400");
  await his.getByRole("button", { name: "Send answer" }).click();
  await expect(his.getByText("You answered: available")).toBeVisible();
  await arrives("answer", hers.getByText("1 of 1 answered: 1 confirmed"));
  await herWire.brought(herChannel ?? "", "rfp.changed");

  await hers.getByRole("button", { name: `Award the request to ${venue.name}` }).click();
  await hers.getByRole("dialog").getByRole("button", { name: "Award" }).click();
  await expect(hers.getByText(/^Awarded to/).first()).toBeVisible();
  await arrives("award", his.getByText("Awarded to you"));
  await hisWire.brought(hisChannel ?? "", "rfp.changed");
});

test("a queue position, a badge and a hold reach three open browsers over their live channels", async ({
  as,
  site,
}) => {
  const { ana, ben, chi } = await site.cast("ana", "ben", "chi");
  const venue = await createVenue(site.db, { ownerId: ben.id, name: `Juniper ${ben.id.slice(-6)}` });
  const first = await createOrganization(site.db, { ownerId: ana.id, name: "Lantern Events" });
  const second = await createOrganization(site.db, { ownerId: chi.id, name: "Paper Boats" });
  const entry = await createEntry(site.db, { venueId: venue.id, organizationId: first.id });
  await createEntry(site.db, { venueId: venue.id, organizationId: second.id });
  const [hers, his, open] = [await as(chi), await as(ben), await as(null)];
  const [herWire, hisWire, openWire] = [new LiveWire(hers), new LiveWire(his), new LiveWire(open)];
  const herChannel = organizationChannel(second.id);
  const hisChannel = organizationChannel(venue.organizationId);
  await herWire.open(`/organize/${second.slug}/waitlist`, herChannel);
  await hisWire.open(`/venue-desk/organization-${venue.organizationId}/availability`, hisChannel);
  await openWire.open(`/venues/${venue.slug}`, venueChannel(venue.id));
  await expect(hers.getByText("2nd on the waitlist")).toBeVisible();
  await expect(his.getByText("2 organizations waiting, in this order.")).toBeVisible();

  const leaving = `/organizations/${first.id}/waitlists/${entry.id}/cancel`;
  await site.call(ana, "POST", leaving, { reason: "no_longer_needed" });
  await arrives("position", hers.getByText("1st on the waitlist"));
  await herWire.brought(herChannel, "waitlist.changed");
  await arrives("queue", his.getByText("1 organization waiting, in this order."));
  await hisWire.brought(hisChannel, "waitlist.changed");

  await his.getByRole("radio", { name: "Accepting events" }).check();
  await his.getByRole("button", { name: "Set badge" }).click();
  await expect(his.getByText("Your badge now says: Accepting events")).toBeVisible();
  await arrives("badge", open.getByText("Accepting events").first());
  await openWire.brought(venueChannel(venue.id), "badge.changed");
  await arrives("hold", hers.getByText("This venue is held for you"));
  await arrives("hold in the queue", his.getByText(/^On hold/));

  await hers.getByRole("button", { name: "Decline" }).click();
  await hers.getByRole("dialog").getByRole("button", { name: "Decline hold" }).click();
  await expect(hers.getByText("You declined the hold")).toBeVisible();
  await arrives("declined hold", his.getByText("No one is waiting"));
});
