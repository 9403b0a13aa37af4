import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules whose answer depends on colours. The themes differ in nothing else. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Nothing on the page is against WCAG 2.2 AA, as far as a program can tell, in either theme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    // Reduced motion: a colour that is still fading has no contrast to speak of.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    // Nothing runs in the frame of an email, so the probe would wait there for an answer, at times for ever.
    const axe = new AxeBuilder({ page }).exclude("iframe[srcdoc]");
    const rules = colorScheme === "light" ? axe.withTags(WCAG_22_AA) : axe.withRules(COLOUR_RULES);
    const { violations } = await rules.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}\n${failureSummary}`),
    );
    expect.soft(found, `${new URL(page.url()).pathname} in ${colorScheme}`).toEqual([]);
  }
}

/** Shows the page as the narrowest phone that Turnout is drawn for would: 360 pixels wide and touched by fingers. */
export async function becomeNarrowPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await expect.poll(() => page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
}

/** The page fits the width of the window: no horizontal scrolling. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overhang = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return null;
      const widest = [...document.querySelectorAll("body *")].filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 1,
      );
      return widest.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
    });
  await expect.poll(overhang, `what hangs over the edge of ${page.url()}`).toBeNull();
}
