import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import type { Plan } from "./site";

const questions: Plan["questions"] = [
  { kind: "choice", label: "What shall we cook?", required: true, options: ["Stew", "Soup"] },
  { kind: "text", label: "Which tools can you bring?", required: true, options: [] },
  { kind: "choice", label: "Shirt size", required: false, options: ["S", "M", "L", "XL", "XXL"] },
];

test("required questions are answered before the RSVP is sent and can be changed", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 5, questions });
  const page = await as(await site.person());
  const shown = await EventPage.open(page, event);
  const stew = page.getByRole("radio", { name: "Stew" });
  const tools = page.getByLabel("Which tools can you bring?");
  await stew.and(page.locator(":not([readonly])")).waitFor();
  await shown.rsvp.click();
  await expect(shown.panel.getByText("The host needs an answer to this.")).toHaveCount(2);
  await expect(stew).toBeFocused();
  await expectAccessible(page);
  await stew.check();
  await tools.fill("A saw");
  await page.getByLabel("Shirt size").selectOption("XL");
  await expect(shown.panel.getByText("The host needs an answer to this.")).toBeHidden();
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");

  await page.reload();
  await shown.edit();
  await expect(shown.editForm.getByRole("radio", { name: "Stew" })).toBeChecked();
  await expect(tools).toHaveValue("A saw");
  await expect(page.getByLabel("Shirt size")).toHaveValue("XL");
  await expectAccessible(page);
  await tools.fill("");
  await shown.save();
  await expect(tools).toBeFocused();
  await expect(tools).toHaveAccessibleDescription("The host needs an answer to this.");
  await tools.fill("Two saws");
  await shown.save();
  await expect(shown.editForm).toBeHidden();
  await shown.edit();
  await expect(tools).toHaveValue("Two saws");
});

test("a question added while the page is open is asked beside its field, and the form keeps its text", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const asked = questions.slice(1, 2);
  const event = await site.event(host, { capacity: 5, questions: asked });
  const page = await as(await site.person(), { complaints: /status of 400|WebSocket/ });
  // Without the live line the page cannot know.
  await page.routeWebSocket(/\/app\//, (socket) => socket.close());
  const shown = await EventPage.open(page, event);
  const tools = page.getByLabel("Which tools can you bring?");
  await tools.and(page.locator(":not([readonly])")).fill("A saw");
  const [question] = event.questions;
  await site.call(host, "PATCH", `/events/${event.id}`, {
    expectedVersion: event.version,
    questions: [{ ...question, kind: "choice", options: ["A spade", "A rake"] }],
  });
  await shown.rsvp.click();
  await expect(page.getByText("Choose one of the answers.")).toBeVisible();
  await expect(tools).toHaveValue("A saw");
  await expect(tools).toBeFocused();
});

test("a stranger reads about the questions and answers them after signing in", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 5, questions });
  const page = await as(null);
  const shown = await EventPage.open(page, event);
  await expect(shown.panel).toContainText("The host asks 3 questions");
  await expect(page.getByRole("radio", { name: "Stew" })).toBeHidden();
});
