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
