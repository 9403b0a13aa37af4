import { becomeNarrowPhone, expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import { expectOwnScriptsOnly } from "./own-scripts";
import { EVERY_PAGE } from "./pages/every-page";

// Every element of a page is judged in both themes, and the page of the API has thousands.
test.slow();

for (const { name, path, visitor, missing } of EVERY_PAGE) {
  test(`the page is accessible, fits a narrow phone and runs only its own scripts: ${name}`, async ({
    again,
    site,
  }) => {
    const person = visitor && (await site.demo(visitor));
    const page = await again(person, missing && { complaints: /status of 404/ });
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(missing ? 404 : 200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/Turnout/);
    await expectOwnScriptsOnly(page, answer);
    await expectAccessible(page);
    await becomeNarrowPhone(page);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
}
