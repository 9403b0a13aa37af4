import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";

/** On which side of its box the first letter of an element is drawn. */
const sideOf = (block: Locator) =>
  block.evaluate((element) => {
    const range = document.createRange();
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    if (!text) return "none";
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const [letter, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    return letter.left - box.left > box.right - letter.right ? "right" : "left";
  });

test("the blocks of a description each run in the direction of their own script", async ({ as, site }) => {
  const { host } = await site.cast("host");
  const blocks = [
    "## أمسية",
    "مرحبا بكم في Turnout!",
    "Welcome, all of you.",
    "- خبز\n- tea",
    "> ברוכים הבאים",
  ];
  const event = await site.event(host, { description: blocks.join("\n\n") });
  const page = await as(null);
  await page.goto(`/events/${event.slug}`);
  const prose = page.locator(".prose").first();
  expect(await sideOf(prose.getByRole("heading", { name: "أمسية" }))).toBe("right");
  expect(await sideOf(prose.getByText("مرحبا بكم"))).toBe("right");
  expect(await sideOf(prose.getByText("Welcome"))).toBe("left");
  expect(await sideOf(prose.getByText("خبز"))).toBe("right");
  expect(await sideOf(prose.getByText("tea", { exact: true }))).toBe("left");
  expect(await sideOf(prose.getByText("ברוכים"))).toBe("right");
  await expect(prose.getByRole("list")).toHaveCSS("direction", "rtl");
});
