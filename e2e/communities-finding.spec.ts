import type { Page } from "@playwright/test";
import type { PostOut } from "../server/domains/posts/schema";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { madeGroup } from "./pages/group-page";
import type { Person, Site } from "./site";

const write = (site: Site, author: Person, groupId: string, post: object) =>
  site.call<PostOut>(author, "POST", `/groups/${groupId}/posts`, post);

/** Opens the command menu and types, again until the option is there: the index follows what is written. */
async function findPost(page: Page, words: string, name: RegExp) {
  const option = page.getByRole("group", { name: "Posts" }).getByRole("option", { name });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    const menu = page.getByRole("dialog", { name: "Search and commands" });
    await expect(menu).toBeVisible({ timeout: 1_000 });
    await page.keyboard.type(words);
    await expect(option)
      .toBeVisible({ timeout: 2_000 })
      .catch(async (error) => {
        await page.keyboard.press("Escape");
        throw error;
      });
  }).toPass({ timeout: 60_000 });
  return option;
}

test("a member finds a post of a private group by its words and opens it by keyboard, and others do not", async ({
  as,
  site,
}) => {
  const [host, other] = [await site.person(), await site.person()];
  const word = `heron${host.id.slice(-6)}`;
  const secret = await madeGroup(site, host, { visibility: "private", joining: "invitation" });
  const post = await write(site, host, secret.id, { title: "By the lake", body: `A grey ${word} at dawn.` });
  const page = await as(host);
  await page.goto("/");
  const option = await findPost(page, word, /By the lake/);
  await expect(option.locator("mark")).toHaveText(word);
  await expect(option).toContainText(secret.name);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/g/${secret.slug}/p/${post.id}`);

  const outside = await as(other, { complaints: /Failed to load resource/ });
  await outside.goto("/");
  await expect(async () => {
    await outside.keyboard.press("Control+k");
    await expect(outside.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await outside.keyboard.type(word);
  await expect(outside.getByText("Nothing found.")).toBeVisible();
  await outside.route("**/api/v1/search?**", (route) => route.abort());
  await outside.keyboard.type("x");
  await expect(outside.getByText("Search isn't working right now.")).toBeVisible();
});

test("the page of a tag shows posts of all groups that its reader may read", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const open = await madeGroup(site, host);
  const secret = await madeGroup(site, host, { visibility: "private", joining: "invitation" });
  const mark = host.id.slice(-6);
  await write(site, host, open.id, { title: `Open ${mark}`, body: "For all.", tags: ["music"] });
  await write(site, host, secret.id, { title: `Secret ${mark}`, body: "For us.", tags: ["music"] });
  const own = await as(host);
  await own.goto("/tags/music");
  const posts = own.getByRole("region", { name: "Posts" });
  await expect(posts.getByRole("link", { name: `Secret ${mark}` })).toBeVisible();
  await expect(posts.getByRole("link", { name: `Open ${mark}` })).toBeVisible();
  await expect(posts.getByText(open.name).first()).toBeVisible();
  await expectAccessible(own);
  const other = await as(ana);
  await other.goto("/tags/music");
  await expect(other.getByRole("link", { name: `Open ${mark}` })).toBeVisible();
  await expect(other.getByRole("link", { name: `Secret ${mark}` })).toHaveCount(0);
});

test("a person whom a private group invited by email accepts on its page, and others find nothing there", async ({
  as,
  site,
}) => {
  const [host, invited, other] = [await site.person(), await site.person(), await site.person()];
  const group = await madeGroup(site, host, { visibility: "private", joining: "invitation" });
  await site.call(host, "POST", `/groups/${group.id}/invitations`, { email: invited.email });
  const stranger = await as(other, { complaints: /status of 404/ });
  expect((await stranger.goto(`/g/${group.slug}`))?.status()).toBe(404);
  const page = await as(invited);
  await page.goto(`/g/${group.slug}`);
  await expect(page.getByRole("heading", { level: 1, name: group.name })).toBeVisible();
  await expect(page.getByText("1 member")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("button", { name: "Write a post" })).toBeVisible();
});
