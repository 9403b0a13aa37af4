import { expect, test } from "./fixtures";
import { EditorPage } from "./pages/editor-page";

test("questions are written, ordered and kept with the draft", async ({ as, site }) => {
  const host = await site.person();
  const draft = await site.draft(host, { capacity: 5 });
  const page = await as(host);
  const editor = await EditorPage.open(page, draft);
  const add = page.getByRole("button", { name: "Add a question" });
  await add.click();
  const first = page.getByRole("group", { name: "Question 1" });
  await first.getByLabel("Question", { exact: true }).fill("Which tools can you bring?");
  await add.click();
  const second = page.getByRole("group", { name: "Question 2" });
  await second.getByLabel("Question", { exact: true }).fill("What shall we cook?");
  await second.getByLabel("Answered by").selectOption("Choosing one");
  await second.getByLabel("Choices").fill("Stew");
  await second.getByRole("switch", { name: "Must be answered" }).check();
  await second.getByLabel("Choices").blur();
  await expect(second.getByLabel("Choices")).toHaveAccessibleDescription(/at least two choices/);
  await second.getByLabel("Choices").fill("Stew\nSoup");
  await page.getByRole("button", { name: "Move Question 2 up" }).click();
  await expect(editor.saved).toBeVisible();

  await page.reload();
  await expect(first.getByLabel("Question", { exact: true })).toHaveValue("What shall we cook?");
  await expect(first.getByLabel("Choices")).toHaveValue("Stew\nSoup");
  await expect(first.getByRole("switch", { name: "Must be answered" })).toBeChecked();
  await page.getByRole("button", { name: "Remove Question 2" }).click();
  await expect(editor.saved).toBeVisible();
  const saved = await site.call<{ questions: object[] }>(host, "GET", `/events/${draft.id}`);
  expect(saved.questions).toMatchObject([{ kind: "choice", required: true, options: ["Stew", "Soup"] }]);
});

test("a hidden place and the other guests are shown once one is in", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 5, place: "Loft 4, Berlin", placeHidden: true });
  await site.rsvp(ben, event);
  const page = await as(ana);
  await page.goto(`/events/${event.id}`);
  await expect(page.getByText("Shown once you are in")).toBeVisible();
  await expect(page.getByText("Those who are in see each other here.")).toBeVisible();
  await expect(page.locator("body")).not.toContainText("Loft 4");
  await page.getByRole("button", { name: "RSVP", exact: true }).first().click();
  await expect(page.getByText("Loft 4, Berlin")).toBeVisible();
  await expect(page.getByRole("region", { name: "Who is coming" })).toContainText(
    /Ben .* and Ana .* are coming\./,
  );

  await page.getByRole("link", { name: "See everybody" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who is coming");
  await expect(page.getByRole("listitem").filter({ hasText: /^Ben/ })).toBeVisible();
  await expect(page.locator("body")).not.toContainText("@people.test");
});
