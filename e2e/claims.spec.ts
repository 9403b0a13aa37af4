import type { EventDetails } from "../server/domains/events/schema";
import type { ClaimLinkOut } from "../server/domains/rsvps/claim-links.schema";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import type { Person, Site } from "./site";

/** Reserves seats for a group with a leader. */
async function keepSeats(site: Site, host: Person, event: EventDetails, leader: Person, seats: number) {
  const path = `/events/${event.id}/claim-links`;
  const { link } = await site.call<{ link: ClaimLinkOut }>(host, "POST", path, {
    seats,
    expiresAt: new Date(Date.now() + 3_600_000),
    label: "Chess club",
    leaderEmail: leader.email,
  });
  return link;
}

const questions: EventDetails["questions"] = [
  { id: crypto.randomUUID(), kind: "text", label: "Your rating", required: true, options: [] },
];

test("group members claim reserved seats, each with their own answers", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const own = questions.map((question) => ({ ...question, id: crypto.randomUUID() }));
  const event = await site.event(host, { capacity: 3, guestsMax: 2, questions: own });
  const link = await keepSeats(site, host, event, ana, 2);

  const leading = await as(ana);
  await leading.goto("/me");
  const row = leading.getByRole("listitem").filter({ hasText: "Chess club" });
  await expect(row).toContainText("2 of 2 seats unclaimed");
  await expect(row.getByRole("button", { name: "Copy link" })).toBeVisible();
  await expectAccessible(leading);

  const page = await as(ben);
  await page.goto(`/claims/${link.token}`);
  // The host named the leader by address, which must not lead to the name behind it.
  await expect(page.getByText(`${host.name} keeps seats for Chess club`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "2 seats left for your group" })).toBeVisible();
  await expect(page.locator("meta[name=referrer]")).toHaveAttribute("content", "no-referrer");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Claim your seat" }).click();
  const rating = page.getByLabel("Your rating");
  await expect(rating).toBeFocused();
  await rating.fill("1450");
  await page.getByRole("button", { name: "More guests" }).click();
  // The event allows two guests, the group has seats for one.
  await expect(page.getByRole("button", { name: "More guests" })).toBeDisabled();
  await page.getByRole("button", { name: "Claim 2 seats" }).click();
  await expect(page.getByRole("heading", { name: "You're in" })).toBeFocused();

  await page.goto(`/claims/${link.token}`);
  await expect(page.getByRole("heading", { name: "You're in already" })).toBeVisible();
  await leading.reload();
  await expect(row).toContainText("0 of 2 seats unclaimed");
  await expect(row).toContainText(ben.name);
});

test("claiming a seat needs a sign-in and ends when the leader closes the link", async ({ as, site }) => {
  const { host, ana, chi } = await site.cast("host", "ana", "chi");
  const event = await site.event(host, { capacity: 3 });
  const link = await keepSeats(site, host, event, ana, 2);
  const stranger = await as(null);
  await stranger.goto(`/claims/${link.token}`);
  await expect(stranger.getByRole("link", { name: "Sign in to claim a seat" })).toHaveAttribute(
    "href",
    `/sign-in?callbackUrl=${encodeURIComponent(`/claims/${link.token}`)}`,
  );
  await expectAccessible(stranger);

  const late = await as(chi, { complaints: /status of 422/ });
  await late.goto(`/claims/${link.token}`);
  await expect(late.getByRole("button", { name: "Claim your seat" })).toBeVisible();
  const leading = await as(ana);
  await leading.goto("/me");
  await leading.getByRole("button", { name: "Close", exact: true }).click();
  await leading.getByRole("alertdialog").getByRole("button", { name: "Close the link" }).click();
  await expect(leading.getByText("Ended: what was unclaimed went to the waitlist")).toBeVisible();

  await late.getByRole("button", { name: "Claim your seat" }).click();
  await expect(late.getByRole("heading", { name: "This link has expired" })).toBeVisible();
});
