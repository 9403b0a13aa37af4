import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { MembersPage } from "./pages/members-page";

test("a person creates an organization, invites a manager who accepts, and hands it over before leaving", async ({
  as,
  site,
}) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const [hers, his] = [await as(ana), await as(ben)];
  const name = `Lantern ${ana.id.slice(-6)}`;
  await hers.goto("/organize");
  await expect(hers.getByRole("heading", { name: "Create your organization" })).toBeVisible();
  await hers.getByLabel("Name").fill(name);
  await hers.getByRole("button", { name: "Create organization" }).click();
  await expect(hers).toHaveURL(/\/organize\/lantern-/);
  const { slug } = await site.db.organization.findFirstOrThrow({ where: { name } });
  const members = await MembersPage.open(hers, slug);
  await expect(hers.getByRole("heading", { level: 1, name })).toBeVisible();
  await members.invite(ben.email, "Manager");
  await expect(members.row(ben.email)).toContainText("Manager");
  await expectAccessible(hers);

  await his.goto(`/organize/invitations/${slug}`);
  await expect(his.getByText(`${ana.name} invited you to join ${name} as manager`)).toBeVisible();
  await expectAccessible(his);
  await his.reload();
  await his.getByRole("button", { name: `Accept the invitation to ${name}` }).click();
  await expect(his).toHaveURL(`/organize/${slug}`);
  await MembersPage.open(his, slug);
  await expect(his.getByText("You're a manager")).toBeVisible();

  await hers.reload();
  await hers.getByRole("button", { name: "Leave" }).click();
  await expect(hers.getByRole("dialog")).toContainText("You're the only owner");
  await hers.getByRole("button", { name: "OK, got it" }).click();
  await members.row(ben.name).getByLabel(`Role of ${ben.name}`).selectOption("owner");
  await expect(hers.getByText(`${ben.name} is now owner`)).toBeVisible();
  await hers.getByRole("button", { name: "Leave" }).click();
  await expect(members.dialog).toContainText(`Leave ${name}?`);
  await members.dialog.getByRole("button", { name: "Leave" }).click();
  await expect(hers.getByRole("heading", { name: "Create your organization" })).toBeVisible();
  await expect(hers.getByText(name, { exact: true })).toHaveCount(0);
});

test("an invited person can decline, and an owner takes an invitation back", async ({ as, site }) => {
  const { ana, ben, chi } = await site.cast("ana", "ben", "chi");
  const name = `Foundry ${ana.id.slice(-6)}`;
  const { id, slug } = await site.call<{ id: string; slug: string }>(ana, "POST", "/organizations", { name });
  for (const { email } of [ben, chi]) {
    await site.call(ana, "POST", `/organizations/${id}/members`, { email, role: "member" });
  }
  const his = await as(ben);
  await his.goto("/venue-desk");
  await his.getByRole("button", { name: `Decline the invitation to ${name}` }).click();
  await expect(his.getByRole("heading", { name: "Invitations" })).toHaveCount(0);

  const members = await MembersPage.open(await as(ana), slug);
  await expect(members.row(ben.email)).toHaveCount(0);
  await members.page.getByRole("button", { name: `Withdraw the invitation to ${chi.email}` }).click();
  await expect(members.row(chi.email)).toHaveCount(0);

  const theirs = await as(chi);
  await theirs.goto(`/organize/invitations/${slug}`);
  await expect(theirs.getByText("There's no open invitation for you here")).toBeVisible();
});

test("a person switches the organization that they act for, and others do not find its desk", async ({
  as,
  site,
}) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const names = [`North ${ana.id.slice(-6)}`, `South ${ana.id.slice(-6)}`] as const;
  const [north, south] = await Promise.all(
    names.map((name) => site.call<{ slug: string }>(ana, "POST", "/organizations", { name })),
  );
  const page = await as(ana);
  await page.goto(`/organize/${north?.slug}/members`);
  await page.getByRole("button", { name: `Acting for ${names[0]}` }).click();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: names[1] }).click();
  await expect(page).toHaveURL(`/organize/${south?.slug}`);

  const stranger = await as(ben, { complaints: /status of 404/ });
  const answer = await stranger.goto(`/organize/${north?.slug}/members`);
  expect(answer?.status()).toBe(404);
});
