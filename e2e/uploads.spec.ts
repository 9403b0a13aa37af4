import type { Locator } from "@playwright/test";
import { blank } from "../server/storage/testing/pictures";
import { expect, test } from "./fixtures";
import { EditorPage } from "./pages/editor-page";

const picture = async (name: string, side = 640) => ({
  name,
  mimeType: "image/png",
  buffer: await blank(side, side).png().toBuffer(),
});

/** Drops or pastes a file as a browser does. */
async function give(target: Locator, how: "drop" | "paste", file: Awaited<ReturnType<typeof picture>>) {
  const given = { how, name: file.name, type: file.mimeType, text: file.buffer.toString("base64") };
  await target.evaluate((element, { how, name, type, text }) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name, { type }));
    const init = { bubbles: true, cancelable: true };
    element.dispatchEvent(
      how === "drop"
        ? new DragEvent("drop", { ...init, dataTransfer: data })
        : new ClipboardEvent("paste", { ...init, clipboardData: data }),
    );
  }, given);
}

test("a cover is dropped, cancelled, retried and pasted, and guests see it", async ({ as, site }) => {
  const host = await site.person();
  const page = await as(host, { complaints: /ERR_|Failed to load|attachments/ });
  const editor = await EditorPage.open(page);
  const title = `Supper ${host.id.slice(-8)}`;
  await editor.title.fill(title);
  const zone = page.locator("[data-drop-zone=event_cover]");
  const field = page.getByRole("group", { name: /Cover photo/ });

  // Held up, so that there is something to cancel.
  let isHeld = true;
  let held = 0;
  let release = () => {};
  await page.route("**/uploads/*/content?*", async (route) => {
    if (!isHeld) return route.continue();
    held += 1;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    await route.abort().catch(() => {});
  });
  await give(zone, "drop", await picture("first.png"));
  await expect.poll(() => held).toBe(1);
  await page.getByRole("button", { name: "Cancel first.png" }).click();
  await expect(page.getByRole("list", { name: "Uploads" })).toBeHidden();
  release();

  await give(zone, "drop", await picture("second.png"));
  await expect(page.getByRole("progressbar", { name: "Upload of second.png" })).toBeVisible();
  await expect.poll(() => held).toBe(2);
  release();
  await expect(field.getByText("could not reach the server").first()).toBeVisible();
  isHeld = false;
  await page.getByRole("button", { name: "Try second.png again" }).click();
  const preview = field.locator("img");
  await expect(preview).toHaveAttribute("src", /^\/api\/v1\/attachments\/[0-9a-f-]{36}\?size=medium$/);
  const first = await preview.getAttribute("src");

  await give(page.locator("body"), "paste", await picture("third.png", 700));
  await expect(preview).not.toHaveAttribute("src", first ?? "");
  await expect
    .poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);

  const svg = { name: "drawing.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") };
  await zone.locator("input").setInputFiles(svg);
  await expect(field.getByText(/This type of file can't be used here/).first()).toBeVisible();
  await page.getByRole("button", { name: "Dismiss drawing.svg" }).click();

  await expect(editor.saved).toBeVisible();
  await editor.publish();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const stranger = await as(null);
  await stranger.goto(page.url());
  const cover = stranger.locator('main img[src^="/api/v1/attachments/"]').first();
  await expect.poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(700);
  await expect(stranger.locator('meta[property="og:image"]').first()).toHaveAttribute(
    "content",
    /^https?:\/\//,
  );
});

test("a person uploads their picture in the settings and removes it again", async ({ as, site }) => {
  const page = await as(await site.person());
  await page.goto("/settings");
  const field = page.getByRole("group", { name: /Picture/ });
  await field.locator("input[type=file]").setInputFiles(await picture("me.png"));
  await expect(field.locator("img")).toHaveAttribute("src", /attachments\/[0-9a-f-]{36}\?size=small$/);
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Your profile is saved")).toBeVisible();
  await page.reload();
  await expect(field.locator("img")).toBeVisible();
  await field.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Your profile is saved")).toBeVisible();
  await page.reload();
  await expect(field.locator("img")).toBeHidden();
});
