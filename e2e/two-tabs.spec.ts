import { expect, test } from "./fixtures";

/** Answers to a page whose sign-in has ended or belongs to another person by now, and to its live channels. */
const complaints = /status of 40[139]/;

test("a tab opened as one person does not act as another and keeps the typed text", async ({ as, site }) => {
  const [ana, ben] = [await site.person(), await site.person()];
  const tab = await as(ana, { complaints });
  await tab.goto("/settings");
  await expect(tab.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await tab.getByLabel("Name").fill("Written by Ana");

  const [pair = "", token = ""] = /^([^=]+)=(.*)$/.exec(ben.cookie)?.slice(1) ?? [];
  await tab.context().addCookies([{ name: pair, value: token, url: tab.url() }]);
  await tab.getByRole("button", { name: "Save profile" }).click();
  const notice = tab
    .getByRole("alert")
    .filter({ hasText: "signed in as someone else in this browser" })
    .first();
  await expect(notice).toBeVisible();
  await expect(tab.getByLabel("Name")).toHaveValue("Written by Ana");
  const { name } = await site.db.user.findUniqueOrThrow({ where: { id: ben.id } });
  expect(name).toBe(ben.name);

  await tab.getByRole("button", { name: "Reload" }).click();
  await expect(tab.getByText(`Signed in as ${ben.email}`)).toBeVisible();
});

test("a tab notices that its person signed out in another tab", async ({ as, site }) => {
  const ana = await site.person();
  const first = await as(ana, { complaints });
  await first.goto("/settings");
  await expect(first.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  const second = await first.context().newPage();
  await second.goto("/sign-out");
  await second.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(second).toHaveURL("/");
  await expect(first.getByRole("alert").filter({ hasText: "You've been signed out" })).toBeVisible();
});

test("a device can be signed out from another one, after which its cookie is refused", async ({
  as,
  site,
}) => {
  const ana = await site.person();
  const [laptop, phone] = [await as(ana, { complaints }), await as(ana, { complaints })];
  const { cookie } = await site.signInAgain(ana.id);
  const [name = "", value = ""] = /^([^=]+)=(.*)$/.exec(cookie)?.slice(1) ?? [];
  await phone.goto("/");
  await phone.context().addCookies([{ name, value, url: phone.url() }]);
  await laptop.goto("/settings#devices");
  const devices = laptop.getByRole("list", { name: "Signed-in devices" });
  await expect(devices.getByRole("listitem")).toHaveCount(2);
  await expect(devices.getByText("This device")).toHaveCount(1);
  await devices.getByRole("button", { name: /^Sign out/ }).click();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  await phone.goto("/settings");
  await expect(phone).toHaveURL(/\/sign-in\?callbackUrl=/);
});
