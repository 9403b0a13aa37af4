import type { PostOut } from "../server/domains/posts/schema";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import { madeGroup } from "./pages/group-page";
import type { Person, Site } from "./site";

const PAGES = [
  "",
  "/users",
  "/reports",
  "/outbox",
  "/deliveries",
  "/jobs",
  "/incidents",
  "/limits",
  "/audit",
];

async function admin(site: Site): Promise<Person> {
  const { admin } = await site.cast("admin");
  await site.db.user.update({ where: { id: admin.id }, data: { role: "admin" } });
  return admin;
}

test("an admin replays an unreadable event and bans a user, and both are in the audit log", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 5, guestsMax: 1 });
  await site.rsvp(ana, event, 1);
  const type = `rsvp.cloned-${ana.id.slice(-6)}`;
  const fact = await site.db.outboxEvent.create({
    data: { id: crypto.randomUUID(), type, aggregateId: event.id, payload: { eventId: event.id } },
  });
  const inOutbox = () => site.db.outboxEvent.findUniqueOrThrow({ where: { id: fact.id } });
  // Written past the server, so only its next look finds it.
  await expect.poll(async () => (await inOutbox()).parkedAt).not.toBeNull();
  const operator = await admin(site);
  const page = await as(operator);
  await page.goto("/admin");
  await expect(page.getByRole("link", { name: /Failed in the outbox/ })).toContainText("Needs attention");
  await page.getByRole("link", { name: /Failed in the outbox/ }).click();
  const row = page.getByRole("row", { name: new RegExp(type) });
  await expect(row).toContainText(`unknown type: ${type}`);

  // As a later version would read it.
  await site.db.outboxEvent.update({ where: { id: fact.id }, data: { type: "event.changed" } });
  await row.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("1 event on the way again")).toBeVisible();
  await expect(row).toBeHidden();
  await expect.poll(async () => (await inOutbox()).doneAt).not.toBeNull();
  await page.getByLabel("Event id").fill(fact.id);
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByRole("dialog", { name: "event.changed" })).toContainText("Dispatched to the sinks");
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Users", exact: true }).click();
  await page.getByRole("searchbox").fill(ana.email);
  const person = page.getByRole("row", { name: new RegExp(ana.name) });
  await expect(person).toContainText("2 seats");
  await person.getByRole("button", { name: `What to do with ${ana.name}` }).click();
  await page.getByRole("menuitem", { name: "Ban" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText(`${ana.name} is signed out everywhere`);
  await expect(question).toContainText("Given up: seats at 1 event.");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Ban" }).click();
  await expect(person).toContainText("Banned");
  await expect(person).not.toContainText("2 seats");

  await page.getByRole("link", { name: "Audit log" }).click();
  const lines = page.getByRole("listitem").filter({ hasText: operator.name });
  await expect(lines.filter({ hasText: `banned ${ana.name}` })).toBeVisible();
  await expect(lines.filter({ hasText: `replayed the event ${fact.id}` })).toBeVisible();
});

test("the admin pages are for admins only, and strangers are asked to sign in", async ({ as, site }) => {
  const page = await as(await site.person(), { complaints: /status of 404/ });
  for (const path of ["/admin", "/admin/users"]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  }
  await page.getByRole("button", { name: /Account of/ }).click();
  await expect(page.getByRole("link", { name: "Settings" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Admin" })).toHaveCount(0);

  const stranger = await as(null);
  await stranger.goto("/admin");
  await expect(stranger).toHaveURL(/\/sign-in\?callbackUrl=/);
});

test("an admin reaches the admin pages from the account menu and the command menu", async ({ as, site }) => {
  const page = await as(await admin(site));
  await page.goto("/");
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("link", { name: "Admin" }).click();
  await expect(page.getByRole("heading", { name: "Admin" })).toBeVisible();
  await page.goto("/");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("combobox").fill("incidents");
  await page.getByRole("option", { name: "Admin" }).click();
  await expect(page).toHaveURL(/\/admin$/);
});

for (const path of PAGES) {
  test(`the admin page is accessible, on phones too: /admin${path}`, async ({ as, site }) => {
    await stick(site);
    const page = await as(await admin(site), { viewport: { width: 360, height: 740 } });
    await page.goto(`/admin${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}

/** Something in every list. */
async function stick(site: Site): Promise<void> {
  const { ana } = await site.cast("ana");
  const at = new Date();
  const id = () => crypto.randomUUID();
  const { db } = site;
  const fact = { aggregateId: ana.id, payload: { poolId: ana.id }, createdAt: at };
  await db.outboxEvent.create({
    data: { ...fact, id: id(), type: "rsvp.cloned", parkedAt: at, lastError: "unknown type: rsvp.cloned" },
  });
  const { seq } = await db.outboxEvent.create({
    data: { ...fact, id: id(), type: "seats.changed", doneAt: at },
  });
  const lastError = `connect ECONNREFUSED ${"10.0.0.1:9092 ".repeat(8)}`;
  const task = { sink: "redis", seq, aggregateId: ana.id, attempts: 12, parkedAt: at, lastError };
  await db.outboxTask.create({ data: task });
  const told = { kind: "rsvp.confirmed", subject: {}, inApp: false, title: "A seat", createdAt: at };
  await db.notification.create({
    data: {
      ...told,
      id: id(),
      recipient: ana.id,
      userId: ana.id,
      occurrence: id(),
      deliveries: {
        create: {
          id: id(),
          channel: "email",
          runAfter: at,
          createdAt: at,
          attempts: 12,
          parkedAt: at,
          lastError,
        },
      },
    },
  });
  const bounce = { address: ana.email, failures: 3, lastError: "550 no such user", lastAt: at };
  await db.bouncedAddress.create({ data: bounce });
  const key = ana.id;
  await db.incident.create({
    data: { kind: "invariant.violated", key, detail: { detail: "seats" }, firstAt: at, lastAt: at },
  });
  await db.rateLimit.create({
    data: { key: `rsvp:${key}`, hits: [], accepted: 0, refused: 7, refusedAt: at, updatedAt: at },
  });
}

test("an admin finds a report in the queue of the site and hides everything by its author", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const group = await madeGroup(site, host);
  for (const person of [ana, ben]) await site.call(person, "POST", `/groups/${group.id}/join`);
  const written: PostOut[] = [];
  for (const body of [`Half price, pay ${ana.id}!`, "Half price, pay now!"]) {
    written.push(await site.call<PostOut>(ana, "POST", `/groups/${group.id}/posts`, { body }));
  }
  const report = { targetType: "post", targetId: written[0]?.id, reasons: ["spam"] };
  await site.call(ben, "POST", "/reports", report);
  const page = await as(await admin(site));
  await page.goto("/admin/reports");
  const entry = page.getByRole("listitem").filter({ hasText: `Half price, pay ${ana.id}!` });
  await expect(entry).toContainText(group.name);
  await entry.getByRole("button", { name: `What to do with ${ana.name}` }).click();
  await page.getByRole("menuitem", { name: /Hide everything/ }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("Sells nothing.");
  await page.getByRole("dialog").getByRole("button", { name: "Hide everything" }).click();
  await expect(page.getByText("2 posts and comments by")).toBeVisible();
  await expect(entry).toHaveCount(0);
  const seen = await site.call<{ items: unknown[] }>(ben, "GET", `/groups/${group.id}/posts`);
  expect(seen.items).toEqual([]);
});
