import type { PostOut } from "../server/domains/posts/schema";
import { blank } from "../server/storage/testing/pictures";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import { madeGroup, PostPage } from "./pages/group-page";

test("a member on a phone writes a post and a comment", async ({ as, site }) => {
  const host = await site.person();
  const group = await madeGroup(site, host, { name: "W".repeat(100) });
  const page = await as(host);
  await page.goto(`/g/${group.slug}`);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Write a post" }).tap();
  await page.getByLabel("Post", { exact: true }).fill("V".repeat(300));
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Post", exact: true }).tap();
  await expect(page).toHaveURL(/\/p\//);
  const shown = new PostPage(page);
  await shown.comment("U".repeat(300));
  await expect(shown.comments.getByText("U".repeat(300))).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("a newcomer on a phone joins a group, posts a picture, comments, reacts, reports and leaves", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const group = await madeGroup(site, host);
  const advert = await site.call<PostOut>(host, "POST", `/groups/${group.id}/posts`, {
    title: "Cheap shoes",
    body: "Pay me in advance.",
  });
  const page = await as(ana);
  await page.goto(`/groups?q=${encodeURIComponent(group.name)}`);
  await page.getByRole("button", { name: `Join: ${group.name}` }).tap();
  await expect(page.getByRole("heading", { level: 1, name: group.name })).toBeVisible();

  await page.getByRole("button", { name: "Write a post" }).tap();
  const form = page.getByRole("form", { name: "New post" });
  await form.getByLabel("Post", { exact: true }).fill("A fox on the bridge.");
  await form.locator("input[type=file]").setInputFiles({
    name: "fox.png",
    mimeType: "image/png",
    buffer: await blank(1_200, 900).png().toBuffer(),
  });
  await expect(form.getByRole("img", { name: "fox.png" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await form.getByRole("button", { name: "Post", exact: true }).tap();
  await expect(page.getByRole("list", { name: "Pictures" }).getByRole("img")).toBeVisible();
  await expectNoSidewaysScroll(page);

  const shown = await PostPage.open(page, advert);
  const like = page.locator("article[data-post]").getByRole("button", { name: /^Like/ });
  await like.tap();
  await expect(like).toHaveAccessibleName("Like, 1 person");
  await shown.comment("In advance to whom?");
  await expect(shown.comments.getByText("In advance to whom?")).toBeVisible();
  await page.getByRole("button", { name: "More about this post" }).tap();
  await page.getByRole("menuitem", { name: "Report" }).tap();
  await page.getByRole("checkbox", { name: "Spam" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Report" }).tap();
  await expect(page.getByText("The moderators will look at it.")).toBeVisible();

  await page.goto(`/g/${group.slug}`);
  await page.getByRole("button", { name: "Member", exact: true }).tap();
  await page.getByRole("menuitem", { name: "Leave group" }).tap();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).tap();
  await expect(page.getByRole("button", { name: `Join: ${group.name}` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Write a post" })).toHaveCount(0);
});
