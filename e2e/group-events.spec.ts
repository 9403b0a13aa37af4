import type { Locator, Page } from "@playwright/test";
import type { GroupOut } from "../server/domains/groups/schema";
import { expect, test } from "./fixtures";
import { EditorPage } from "./pages/editor-page";
import { EventPage } from "./pages/event-page";
import { madeGroup } from "./pages/group-page";
import type { Person, Site } from "./site";

const HOUR_MS = 3_600_000;

/** A group of the host's with one member. */
async function groupOf(site: Site, host: Person, member: Person): Promise<GroupOut> {
  const group = await madeGroup(site, host);
  await site.call(member, "POST", `/groups/${group.id}/join`);
  return group;
}

/** Opens the feed of the group until it has a post by this name, which the server writes a moment later. */
async function postIn(page: Page, group: GroupOut, name: string): Promise<Locator> {
  const post = page.locator("article[data-post]").getByRole("link", { name, exact: true });
  await expect(async () => {
    await page.goto(`/g/${group.slug}`);
    await expect(post).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  return post;
}

test("a member finds an event of the group first and RSVPs, and a stranger finds nothing of it", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const group = await groupOf(site, host, ana);
  const event = await site.event(host, {
    groupId: group.id,
    membersFirstUntil: new Date(Date.now() + 24 * HOUR_MS),
    capacity: 5,
  });

  const stranger = await as(null, { complaints: /status of 404/ });
  await stranger.goto(`/g/${group.slug}/events`);
  await expect(stranger.getByRole("heading", { name: "No upcoming events" })).toBeVisible();
  await stranger.goto(`/events?q=${encodeURIComponent(event.title)}`);
  await expect(stranger.getByText(`No event matches “${event.title}”`)).toBeVisible();
  expect((await stranger.goto(`/events/${event.slug}`))?.status()).toBe(404);

  const page = await as(ana);
  await page.goto(`/g/${group.slug}`);
  const tabs = page.getByRole("navigation", { name: `Pages of ${group.name}` });
  await tabs.getByRole("link", { name: "Events" }).click();
  await expect(page.getByText(/^Members only until/)).toBeVisible();
  await page.getByRole("link", { name: event.title }).click();
  await expect(page.getByRole("link", { name: `Group: ${group.name}` })).toBeVisible();
  const shown = new EventPage(page);
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");
});

test("a host publishes an event of the group with an announcement, and the post appears for a member", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const group = await groupOf(site, host, ana);
  const title = `Walk after dark ${host.id.slice(-8)}`;
  const page = await as(host);
  await page.goto(`/g/${group.slug}/events`);
  await page.getByRole("link", { name: "New event" }).first().click();
  await expect(page.getByRole("combobox", { name: /^Group/ })).toHaveValue(group.id);
  const editor = new EditorPage(page);
  await editor.title.fill(title);
  await page.getByRole("switch", { name: "Post it in the group" }).check();
  await page.getByRole("switch", { name: "Show it to members first" }).check();
  await expect(page.getByLabel("Members see it first until")).not.toHaveValue("");
  await editor.publish();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByText(/^Members only until/)).toBeVisible();

  const member = await as(ana);
  const post = await postIn(member, group, "A new event for members");
  await expect(member.locator("article[data-post]")).toContainText(title);
  await post.click();
  await member.getByRole("link", { name: title }).click();
  await expect(member.getByRole("heading", { level: 1 })).toHaveText(title);

  const stranger = await as(null);
  await expect(await postIn(stranger, group, "A new event for members")).toBeVisible();
  await expect(stranger.getByText(title)).toBeHidden();
});

test("a member starts a discussion for the people who are going, and only they read it on the event's page", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const group = await groupOf(site, host, ana);
  await site.call(ben, "POST", `/groups/${group.id}/join`);
  const event = await site.event(host, { groupId: group.id });
  await site.rsvp(ana, event);

  const page = await as(ana);
  await EventPage.open(page, event);
  await page.getByRole("link", { name: "Start a discussion" }).click();
  const form = page.getByRole("form", { name: "New post" });
  await expect(form.getByLabel("About an event")).toHaveValue(event.id);
  await form.getByLabel("Who sees it").selectOption({ label: "People who are going" });
  await form.getByLabel("Title").fill("Who drives home?");
  await form.getByLabel("Post", { exact: true }).fill("I have two free seats.");
  await form.getByRole("button", { name: "Post", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Who drives home?" })).toBeVisible();

  const desk = await as(host);
  await EventPage.open(desk, event);
  const discussion = desk.getByRole("region", { name: "Discussion" });
  await expect(discussion.getByRole("link", { name: "Who drives home?" })).toBeVisible();
  await expect(discussion.getByText("People who are going")).toBeVisible();

  const other = await as(ben);
  await EventPage.open(other, event);
  await expect(other.getByRole("region", { name: "Discussion" })).toContainText(
    "No posts about this event yet",
  );
});
