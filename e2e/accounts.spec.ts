import { DEMO_PASSWORD } from "../prisma/seed/personas";
import { expect, test } from "./fixtures";
import { holdScripts } from "./hold-scripts";
import { MailboxPage } from "./pages/mailbox-page";
import { SignInPage } from "./pages/sign-in-page";

test("a newcomer signs up and is signed in once the email is confirmed", async ({ as }) => {
  const page = await as(null);
  const email = `ada-${crypto.randomUUID()}@people.test`;
  await page.goto("/sign-up?callbackUrl=%2Fevents");
  await page.getByLabel("Name").fill("Ada Novak");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("three quiet green lamps");
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeFocused();

  await new MailboxPage(page).followLink(email, /Confirm your email/, /confirm-address/);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/events");
  await expect(page.getByRole("button", { name: "Account of Ada Novak" })).toBeVisible();
});

test("a refused sign-up shows its faults beside the fields and keeps the typed text", async ({ as }) => {
  const page = await as(null);
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Ada Novak");
  await page.getByLabel("Email").fill("ada@people.test");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Sign up" }).click();
  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await expect(password).toHaveAccessibleDescription(/at least 10 characters/i);
  await expect(page.getByLabel("Name")).toHaveValue("Ada Novak");
});

test("a person signs in with a password and signs out again", async ({ as }) => {
  const page = await as(null);
  const signIn = await SignInPage.open(page, "/me");
  await signIn.withPassword("dev@turnout.test", DEMO_PASSWORD);
  await expect(page).toHaveURL("/me");
  await page.getByRole("button", { name: "Account of Dev Shrestha" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("Enter after the password signs in", async ({ as }) => {
  const page = await as(null);
  await SignInPage.open(page, "/me");
  await page.getByLabel("Email").fill("dev@turnout.test");
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/me");
});

test("a form sent before the page's script arrives is carried out", async ({ as }) => {
  const page = await as(null, { complaints: /status of 401/ });
  const letScriptsArrive = await holdScripts(page);
  await page.goto("/sign-in?callbackUrl=%2Fme", { waitUntil: "commit" });
  await page.getByLabel("Email").fill("dev@turnout.test");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  letScriptsArrive();
  await expect(page.getByRole("alert").filter({ hasText: "Wrong email or password" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("dev@turnout.test");
});

test("a wrong password and an unknown email get the same answer", async ({ as }) => {
  const page = await as(null, { complaints: /status of 401/ });
  for (const email of ["dev@turnout.test", "nobody@turnout.test"]) {
    const signIn = await SignInPage.open(page);
    await signIn.withPassword(email, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: "Wrong email or password" })).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
});

test("an emailed sign-in link works exactly once", async ({ as, site }) => {
  const person = await site.person();
  const page = await as(null);
  const signIn = await SignInPage.open(page, "/me");
  await signIn.askForLink(person.email);
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();

  await new MailboxPage(page).followLink(person.email, /Your sign-in link/, /sign-in\/link/);
  const link = page.url();
  await expect(page.getByText(`You are about to sign in as ${person.email}`)).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/me");

  const again = await as(null);
  await again.goto(link);
  await expect(again.getByRole("heading", { name: "This link has expired" })).toBeVisible();
});

for (const callbackUrl of [
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/%2F/evil.example",
]) {
  test(`signing in never leads off the site: ${callbackUrl}`, async ({ as, site }) => {
    const person = await site.person();
    const page = await as(person);
    await SignInPage.open(page, callbackUrl);
    await expect(page).toHaveURL("/");
  });
}

test("signing out everywhere ends the sign-in in every other browser", async ({ as, site }) => {
  const person = await site.person();
  // Whatever either asks once the sign-in has ended, which may be a live channel that was cut, is answered so.
  const complaints = /status of 40[13]/;
  const [phone, laptop] = [await as(person, { complaints }), await as(person, { complaints })];
  await phone.goto("/settings");
  await expect(phone.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();

  await laptop.goto("/settings");
  await laptop.getByRole("button", { name: "Sign out everywhere" }).click();
  await laptop.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(laptop).toHaveURL("/sign-in");

  await phone.getByLabel("Name").fill("Somebody Else");
  await phone.getByRole("button", { name: "Save profile" }).click();
  await expect(phone.getByRole("alert").filter({ hasText: "Sign in first" })).toBeVisible();
  await phone.goto("/settings");
  await expect(phone).toHaveURL(/\/sign-in\?callbackUrl=/);
});

test("the email changes once the link sent to the new one is confirmed", async ({ as, site }) => {
  const person = await site.person();
  const page = await as(person);
  const email = `new-${crypto.randomUUID()}@people.test`;
  await page.goto("/settings");
  await page.getByRole("button", { name: "Change email" }).click();
  await page.getByLabel("New email").fill(email);
  await page.getByRole("button", { name: "Change email" }).click();
  await expect(page.getByText(`We sent a link to ${email}. Open it to finish.`)).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Resend" }).click();
  await expect(page.getByText("Link sent")).toBeVisible();

  const mailbox = new MailboxPage(page);
  await mailbox.followLink(email, /Confirm your new email/, /change-address/);
  await page.getByRole("button", { name: "Use this email" }).click();
  await expect(page.getByText("Your email was changed")).toBeVisible();
  await page.getByRole("link", { name: "Go to settings" }).click();
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();

  await mailbox.followLink(person.email, /about to change/, /change-address\/cancel/);
  await expect(page.getByRole("heading", { name: "This link isn't valid" })).toBeVisible();
});
