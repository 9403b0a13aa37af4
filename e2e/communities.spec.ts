import type { PostOut } from "../server/domains/posts/schema";
import { blank } from "../server/storage/testing/pictures";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { madeGroup, PostPage, writtenPost } from "./pages/group-page";

test("a person finds a group in the hub, joins it and posts with a picture", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const group = await madeGroup(site, host);
  const page = await as(ana);
  await page.goto("/groups");
  await page.getByLabel("Search groups").fill(group.name);
  await page.getByRole("button", { name: "Search", exact: true }).last().click();
  await page.getByRole("button", { name: `Join: ${group.name}` }).click();
  await page.getByRole("heading", { name: group.name }).getByRole("link").click();
  await page.getByRole("button", { name: "Write a post" }).click();
  const form = page.getByRole("form", { name: "New post" });
  await form.getByLabel("Title").fill("A fox on the bridge");
  await form.getByLabel("Post", { exact: true }).fill("It was **not** afraid.");
  await form.locator("input[type=file]").setInputFiles({
    name: "fox.png",
    mimeType: "image/png",
    buffer: await blank(320, 320).png().toBuffer(),
  });
  await expect(form.getByRole("img", { name: "fox.png" })).toBeVisible();
  await form.getByRole("button", { name: "Post", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A fox on the bridge" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Pictures" }).getByRole("img")).toBeVisible();
  await expect(page.locator("strong", { hasText: "not" })).toBeVisible();
});

test("a double click on Post makes one post, and a draft outlives the page", async ({ as, site }) => {
  const host = await site.person();
  const group = await madeGroup(site, host);
  const page = await as(host);
  await page.goto(`/g/${group.slug}?compose`);
  await page.getByLabel("Post", { exact: true }).fill("Only once, please.");
  await page.reload();
  await expect(page.getByLabel("Post", { exact: true })).toHaveValue("Only once, please.");
  await page.getByRole("button", { name: "Post", exact: true }).dblclick();
  await expect(page).toHaveURL(/\/p\//);
  const { items } = await site.call<{ items: unknown[] }>(host, "GET", `/groups/${group.id}/posts`);
  expect(items).toHaveLength(1);
});

test("a comment that another person writes waits behind a bar and shows when asked for", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const post = await writtenPost(site, host);
  await site.call(ana, "POST", `/groups/${post.groupId}/join`);
  const reader = await PostPage.open(await as(host), post);
  const writer = await PostPage.open(await as(ana), post);
  await writer.comment("I am there at **eight**.");
  await expect(writer.comments.getByText("I am there at eight.")).toBeVisible();
  await reader.page.getByRole("button", { name: "1 new comment" }).click({ timeout: 60_000 });
  await expect(reader.comments.getByText("I am there at eight.")).toBeVisible();
});

test("new posts wait behind a bar, and one that is deleted before it was fetched is taken back", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const { group, groupId } = await writtenPost(site, host);
  const page = await as(null);
  await page.goto(`/g/${group.slug}`);
  const write = (title: string) =>
    site.call<PostOut>(host, "POST", `/groups/${groupId}/posts`, { title, body: `The ${title} post` });
  const bar = page.getByRole("button", { name: /new posts?$/ });
  await write("second");
  await expect(bar).toHaveText("1 new post", { timeout: 60_000 });
  const third = await write("third");
  await expect(bar).toHaveText("2 new posts", { timeout: 60_000 });
  await site.call(host, "DELETE", `/posts/${third.id}`);
  await expect(bar).toHaveText("1 new post", { timeout: 60_000 });
  await bar.click();
  await expect(page.getByRole("link", { name: "second", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "third", exact: true })).toHaveCount(0);
  await expect(bar).toHaveCount(0);
});

test("a member reacts, takes it back, answers a comment, deletes the answer and undoes that", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const post = await writtenPost(site, host);
  await site.call(host, "POST", `/posts/${post.id}/comments`, { body: "First" });
  const { page, comments } = await PostPage.open(await as(host), post);
  const like = page.locator("article[data-post]").getByRole("button", { name: /^Like/ });
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "true");
  await expect(like).toHaveAccessibleName("Like, 1 person");
  await like.click();
  await expect(like).toHaveAccessibleName("Like");

  await comments.getByRole("button", { name: "Reply" }).click();
  await page.getByRole("textbox", { name: "Your reply" }).fill("Second");
  await page.getByRole("form", { name: "Reply" }).getByRole("button", { name: "Reply" }).click();
  const reply = comments.getByRole("list", { name: "Replies" });
  await expect(reply.getByText("Second")).toBeVisible();
  await reply.getByRole("button", { name: "More about this comment" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(reply.getByText("This comment was deleted.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(reply.getByText("Second")).toBeVisible();
});

test("a post and its comments are read without any script", async ({ as, site }) => {
  const host = await site.person();
  const post = await writtenPost(site, host);
  await site.call(host, "POST", `/posts/${post.id}/comments`, { body: "A *quiet* word" });
  const page = await as(null, { javaScriptEnabled: false });
  await page.goto(`/g/${post.group.slug}`);
  await page.getByRole("link", { name: "Tonight by the river" }).click();
  await expect(page.locator("em", { hasText: "quiet" })).toBeVisible();
  const data = await page.locator("script[type='application/ld+json']").textContent();
  expect(JSON.parse(data ?? "{}")).toMatchObject({ "@type": "DiscussionForumPosting", commentCount: 1 });
});

test("letters move through the posts of a group and open one", async ({ as, site }) => {
  const host = await site.person();
  const group = await madeGroup(site, host);
  for (const title of ["Older", "Newer"]) {
    await site.call(host, "POST", `/groups/${group.id}/posts`, { title, body: `The ${title} post` });
  }
  const page = await as(host);
  await page.goto(`/g/${group.slug}`);
  await page.getByText("Keyboard shortcuts").waitFor();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "Newer", exact: true })).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Older" })).toBeVisible();
});

test("a member reports a post, and a moderator hides it in the queue", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const group = await madeGroup(site, host);
  for (const person of [ana, ben]) await site.call(person, "POST", `/groups/${group.id}/join`);
  const post = await site.call<PostOut>(ana, "POST", `/groups/${group.id}/posts`, {
    body: "Half price, pay now!",
  });
  const { page } = await PostPage.open(await as(ben), post);
  await page.getByRole("button", { name: "More about this post" }).click();
  await page.getByRole("menuitem", { name: "Report" }).click();
  await page.getByRole("checkbox", { name: "Spam" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Report" }).click();
  await expect(page.getByText("The moderators will look at it.")).toBeVisible();

  const desk = await as(host);
  await desk.goto(`/g/${group.slug}/moderation`);
  await expect(desk.getByText("Reported by 1 person")).toBeVisible();
  await desk.getByRole("button", { name: "Hide" }).click();
  await expect(desk.getByText("Nothing to review")).toBeVisible();
  await page.goto(`/g/${group.slug}`);
  await expect(page.getByText("No posts yet")).toBeVisible();
});

test("the author sees what each edit of a post changed, and other members do not", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const post = await writtenPost(site, host);
  await site.call(ana, "POST", `/groups/${post.groupId}/join`);
  await site.call(host, "PATCH", `/posts/${post.id}`, { body: "Who **stays**?" });
  const { page } = await PostPage.open(await as(host), post);
  await page.getByRole("button", { name: "More about this post" }).click();
  await page.getByRole("menuitem", { name: "Edit history" }).click();
  const history = page.getByRole("dialog", { name: "Edit history" });
  await expect(history.getByRole("deletion")).toContainText("comes");
  await expect(history.getByRole("insertion")).toContainText("stays");
  await expectAccessible(page);

  const reader = await PostPage.open(await as(ana), post);
  await reader.page.getByRole("button", { name: "More about this post" }).click();
  await expect(reader.page.getByRole("menuitem", { name: "Report" })).toBeVisible();
  await expect(reader.page.getByRole("menuitem", { name: "Edit history" })).toHaveCount(0);
});

test("groups are found by their place, which is then in the address", async ({ as, site }) => {
  const host = await site.person();
  const place = `Odense ${host.id.slice(-6)}`;
  const group = await madeGroup(site, host, { place });
  const page = await as(null, { javaScriptEnabled: false });
  await page.goto("/groups");
  await page.getByLabel("Place").fill(place);
  await page.getByRole("search").getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/[?&]near=Odense/);
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("heading", { name: group.name })).toBeVisible();
});
