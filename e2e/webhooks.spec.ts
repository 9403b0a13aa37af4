import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

/** An address of a network that was returned to its registry: public by its form, and unreachable. */
const NOWHERE = "https://[3ffe::1]/hook";

test("a host adds a webhook, sees its secret once, sends a test and deletes it", async ({ as, site }) => {
  const page = await as(await site.person(), { complaints: /status of 400/ });
  await page.goto("/settings");
  await page.getByRole("link", { name: "Manage webhooks" }).click();
  await page.getByRole("button", { name: "Add a webhook" }).click();
  const address = page.getByLabel("URL");
  await address.fill("https://127.0.0.1/hook");
  await page.getByRole("button", { name: "Add webhook" }).click();
  await expect(address).toHaveAccessibleDescription(/leads into a private network/);

  await address.fill(NOWHERE);
  await page.getByText("Only what I choose").click();
  await page.getByLabel("A guest RSVPed and has a seat").check();
  await page.getByRole("button", { name: "Add webhook" }).click();
  const secret = page.getByText(/^whsec_/);
  await expect(secret).toBeVisible();
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(secret).toBeHidden();

  await page.getByRole("link", { name: /3ffe::1/ }).click();
  await expect(page.getByText("Nothing was sent yet")).toBeVisible();
  await page.getByRole("button", { name: "Send a test message" }).click();
  const message = page.getByRole("listitem").filter({ hasText: "webhook.ping" });
  await expect(message).toContainText("Test message");
  await expect(message).toContainText("Trying again");
  await expectAccessible(page);

  await page.getByRole("switch", { name: "Send messages there" }).click();
  await expect(message).toContainText("Given up");
  await expect(page.getByRole("button", { name: "Send a test message" })).toBeDisabled();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete webhook" }).click();
  await expect(page.getByText("No webhooks yet")).toBeVisible();
});

test("another person's webhook is not found", async ({ as, site }) => {
  const { host, other } = await site.cast("host", "other");
  const { id } = await site.db.webhookEndpoint.create({
    data: { ownerId: host.id, url: NOWHERE, secret: "whsec_AAAA" },
  });
  const page = await as(other, { complaints: /status of 404/ });
  const answer = await page.goto(`/settings/webhooks/${id}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});

test("a manager adds a webhook of the organization, and a member reads who can", async ({ as, site }) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const name = `Harbour ${ana.id.slice(-6)}`;
  const { id, slug } = await site.call<{ id: string; slug: string }>(ana, "POST", "/organizations", { name });
  await site.db.organizationMember.create({ data: { organizationId: id, userId: ben.id, role: "member" } });
  const page = await as(ana);
  await page.goto(`/organize/${slug}/members`);
  await page.getByRole("link", { name: "Webhooks" }).click();
  await page.getByRole("button", { name: "Add a webhook" }).click();
  await page.getByLabel("URL").fill(NOWHERE);
  await page.getByText("Only what I choose").click();
  await page.getByLabel("A venue is being held").check();
  await page.getByRole("button", { name: "Add webhook" }).click();
  await page.getByRole("button", { name: "I have copied it" }).click();

  await page.getByRole("link", { name: /3ffe::1/ }).click();
  await page.waitForURL(new RegExp(`/organize/${slug}/webhooks/[^/]+$`));
  await expect(page.getByText("venueHold.offered")).toBeVisible();
  await page.getByRole("button", { name: "Send a test message" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "webhook.ping" })).toContainText("Test message");
  await expectAccessible(page);

  const theirs = await as(ben);
  await theirs.goto(`/organize/${slug}/webhooks`);
  await expect(theirs.getByText("Owners and managers of your organization can see")).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Add a webhook" })).toHaveCount(0);

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete webhook" }).click();
  await page.waitForURL(new RegExp(`/organize/${slug}/webhooks$`));
  await expect(page.getByText("No webhooks yet")).toBeVisible();
});
