import { createECDH, randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";

/** A browser with a push service, which browsers under test have none of: all but the subscription is real. */
async function givePushService(page: Page): Promise<void> {
  const keys = {
    p256dh: createECDH("prime256v1").generateKeys("base64url"),
    auth: randomBytes(16).toString("base64url"),
  };
  const made = { endpoint: `https://push.example.org/${randomUUID()}`, keys };
  await page.context().grantPermissions(["notifications"]);
  await page.addInitScript((json) => {
    Object.defineProperty(Notification, "permission", { get: () => "granted" });
    Notification.requestPermission = async () => "granted";
    const kept = () => sessionStorage.getItem("subscribed") === "yes";
    const subscription = {
      toJSON: () => json,
      unsubscribe: async () => {
        sessionStorage.removeItem("subscribed");
        return true;
      },
    } as unknown as PushSubscription;
    PushManager.prototype.getSubscription = async () => (kept() ? subscription : null);
    PushManager.prototype.subscribe = async () => {
      sessionStorage.setItem("subscribed", "yes");
      return subscription;
    };
  }, made);
}

test("a person on a waitlist turns push messages on by one line, and finds and ends them in the settings", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ana, event);
  const page = await as(ben);
  await givePushService(page);
  const shown = await (await EventPage.open(page, event)).live();
  await shown.joinWaitlist.click();
  const line = page.getByRole("button", { name: "Get notified on this device" });
  await line.click();
  await expect(page.getByText("We'll notify you on this device.")).toBeVisible();

  await page.goto("/settings#notifications");
  const devices = page.getByRole("list", { name: "Devices with push messages" });
  await expect(devices).toContainText("On for this device.");
  const promoted = page.getByRole("checkbox", { name: "A seat opened up and it's yours: Push" });
  await expect(
    promoted.or(page.getByRole("switch", { name: "A seat opened up and it's yours: Push" })),
  ).toBeVisible();
  await expectAccessible(page);
  await devices.getByRole("button", { name: "Turn off" }).click();
  await expect(devices).toContainText("Your browser will ask for permission.");
});

test("the line that offers push messages stays away once it was closed", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const page = await as(ben);
  await givePushService(page);
  const shown = await (await EventPage.open(page, event)).live();
  const line = page.getByRole("button", { name: "Get notified on this device" });
  await expect(line).toBeVisible();
  await page.getByRole("button", { name: "Don't offer this again" }).click();
  await expect(line).toBeHidden();
  await page.reload();
  await expect(shown.heading).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(line).toBeHidden();
});

test("the service worker shows what was pushed and leads to pages of this site only", async ({ as }) => {
  const page = await as(null);
  await page.context().grantPermissions(["notifications"]);
  await page.goto("/events");
  const started = page.context().waitForEvent("serviceworker");
  const scope = await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js");
    return (await navigator.serviceWorker.ready).scope;
  });
  const worker = await started;
  const urls = await worker.evaluate(() => {
    const { urlOf } = self as unknown as { urlOf: (path: string) => URL };
    return [
      "/events/a?b=1#rsvp",
      "https://evil.test/x",
      "//evil.test/x",
      "javascript:alert(1)",
      "http://[",
    ].map((path) => urlOf(path).href);
  });
  expect(urls).toEqual([`${scope}events/a?b=1#rsvp`, scope, scope, scope, scope]);
  const message = await worker.evaluate(() => {
    const { messageIn } = self as unknown as { messageIn: (data: unknown) => { title: string } };
    return messageIn({ json: () => JSON.parse("no JSON") }).title;
  });
  expect(message).toBe("Turnout");
});
