import path from "node:path";
import { expect, test } from "./fixtures";
import { expectOwnScriptsOnly } from "./own-scripts";
import { isReady, startServer, stopServer } from "./own-server";
import { EventPage } from "./pages/event-page";
import { send, signInForm } from "./raw-request";

test("the theme that a person chose is set by a script of the page, whose nonce is another for every answer", async ({
  as,
}) => {
  const page = await as(null);
  const nonces = new Set<string>();
  for (const theme of ["light", "dark"]) {
    await page.addInitScript((chosen) => localStorage.setItem("turnout-theme", chosen), theme);
    nonces.add(await expectOwnScriptsOnly(page, await page.goto("/events")));
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
  }
  expect(nonces.size).toBe(2);
});

test("navigation, live updates and themes work under the content security policy", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 5 });
  const page = await as(await site.person());
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Events" }).first().click();
  await expect(page).toHaveURL(/\/events/);
  const shown = await (await EventPage.open(page, event)).live();
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");
  // The label, not the hidden radio: Playwright then waits until the layout that the RSVP moved is stable.
  await page.getByRole("contentinfo").getByTitle("Dark theme").click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(event.title);
  await page.goForward();
  await expect(shown.heading).toHaveText("You're in");
});

const HOSTILE = `<script>window.hacked = 1</script><script src="https://evil.test/x.js"></script>
  <img alt="" src="data:," onerror="window.hacked = 2"><iframe src="https://evil.test/"></iframe>
  <object data="https://evil.test/"></object><base href="https://evil.test/">`;

test("injected markup neither runs, loads nor redirects", async ({ as, site, baseURL }) => {
  const event = await site.event(await site.person(), { capacity: 5 });
  const page = await as(null, { complaints: /./ });
  await page.addInitScript(() => {
    Object.assign(window, { refused: [] });
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      (window as unknown as { refused: string[] }).refused.push(effectiveDirective);
    });
  });
  await page.route(`**/events/${event.slug}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<body[^>]*>/, (tag) => tag + HOSTILE);
    await route.fulfill({ response, body });
  });
  await page.goto(`/events/${event.slug}`);
  // In a task of its own: code within the call itself runs as the debugger, which the policy exempts.
  await page.evaluate(() => {
    setTimeout(() => {
      fetch("https://evil.test/").catch(() => {});
      const link = Object.assign(document.createElement("a"), { href: "javascript:window.hacked = 3" });
      const form = Object.assign(document.createElement("form"), { action: "https://evil.test/" });
      document.body.append(link, form);
      link.click();
      form.submit();
    });
  });
  const refused = () =>
    page.evaluate(() => [...new Set((window as unknown as { refused: string[] }).refused)].sort());
  const all = [
    "base-uri",
    "connect-src",
    "form-action",
    "frame-src",
    "object-src",
    "script-src-attr",
    "script-src-elem",
  ];
  await expect.poll(refused).toEqual(all);
  expect(await page.evaluate("window.hacked")).toBeUndefined();
  expect(new URL(page.url()).origin).toBe(baseURL);
});

test("text is never evaluated as code in a page", async ({ as }) => {
  const page = await as(null, { complaints: /unsafe-eval/ });
  await page.goto("/");
  await page.evaluate(() => {
    setTimeout(() => {
      try {
        Object.assign(window, { outcome: new Function("return 'ran'")() });
      } catch (error) {
        Object.assign(window, { outcome: (error as Error).name });
      }
    });
  });
  await expect.poll(() => page.evaluate("window.outcome")).toBe("EvalError");
});

test("an HTML email is shown in a frame in which nothing runs", async ({ as, site }) => {
  const to = `${crypto.randomUUID()}@people.test`;
  const html = `<h1 style="color: red">Good evening</h1><script>document.querySelector("h1").textContent = "hacked"</script>`;
  const { id } = await site.db.mailboxMessage.create({
    data: { to, subject: "A letter", text: "Good evening", html },
  });
  const page = await as(null, { complaints: /Blocked script execution in 'about:srcdoc'/ });
  await page.goto(`/mailbox?to=${encodeURIComponent(to)}&mail=${id}&view=html`);
  const heading = page.frameLocator("iframe").getByRole("heading", { name: "Good evening" });
  await expect(heading).toHaveCSS("color", "rgb(255, 0, 0)");
});

test("another site cannot show a page in a frame", async ({ as, baseURL }) => {
  const page = await as(null, {
    complaints: /frame-ancestors|refused to connect|X-Frame-Options|ERR_BLOCKED/i,
  });
  await page.route("http://evil.test/", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${baseURL}/sign-in"></iframe>` }),
  );
  await page.goto("http://evil.test/");
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveCount(0);
  expect(page.frames().some((frame) => frame.url().startsWith(`${baseURL}/sign-in`))).toBe(false);
});

const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

test("all responses carry security headers", async ({ baseURL }) => {
  const answers = [
    "/",
    "/api/v1/openapi.json",
    "/api/trpc/events.list",
    "/api/auth/csrf",
    "/api/health/live",
  ].concat([
    "/api/v1/nothing",
    "/api/nothing",
    "/%",
    "/icon.svg",
    "/no-such-page",
    "/api/pusher/auth",
    "/apps/1/events",
  ]);
  for (const address of answers) {
    const { headers } = await send(baseURL, "GET", address);
    expect(headers, address).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    if (address.startsWith("/api/")) expect(headers["content-security-policy"], address).toBe(NO_PAGE);
    expect(headers, "a visitor over http is not forced to https").not.toHaveProperty(
      "strict-transport-security",
    );
    expect(headers).not.toHaveProperty("x-powered-by");
    // Pages of other sites may read what the API says of itself, without a cookie.
    const isOpen = address === "/api/v1/openapi.json";
    expect(headers["access-control-allow-origin"], address).toBe(isOpen ? "*" : undefined);
    expect(headers).not.toHaveProperty("access-control-allow-credentials");
  }
});

test("over HTTPS every response sets HSTS, and cookies are host-only and secure", async () => {
  const folder = path.join(process.env.E2E_SCRATCH ?? "test-results", "secure-mode");
  const server = await startServer({
    TURNOUT_DATA_DIR: folder,
    NEXTAUTH_URL: "https://turnout.example",
    TURNOUT_DEMO: "1",
  });
  try {
    await isReady(server);
    const base = `http://localhost:${server.port}`;
    for (const address of [
      "/",
      "/api/v1/openapi.json",
      "/api/trpc/events.list",
      "/api/auth/csrf",
      "/no-such-page",
    ]) {
      const { headers } = await send(base, "GET", address);
      expect(headers["strict-transport-security"], address).toBe("max-age=63072000");
    }
    const { headers: ofPage } = await send(base, "GET", "/");
    expect(ofPage["content-security-policy"]).toContain("upgrade-insecure-requests");
    const { cookie, csrfToken } = await signInForm(base);
    const body = JSON.stringify({
      email: "dev@turnout.test",
      password: "turnout-demo",
      csrfToken,
      json: "true",
    });
    const headers = { cookie, "content-type": "application/json" };
    const signedIn = await send(base, "POST", "/api/auth/callback/password", { headers, body });
    expect(signedIn.status).toBe(200);
    const set = [
      ...(signedIn.headers["set-cookie"] ?? []),
      ...((await send(base, "GET", "/api/auth/csrf")).headers["set-cookie"] ?? []),
    ];
    expect(set.some((one) => one.startsWith("__Host-next-auth.session-token="))).toBe(true);
    for (const one of set) {
      expect(one).toMatch(/^__(Host|Secure)-/);
      expect(one).toMatch(/; HttpOnly/);
      expect(one).toMatch(/; Secure/);
      expect(one).toMatch(/; SameSite=Lax/);
      expect(one).not.toMatch(/; Domain=/);
    }
  } finally {
    await stopServer(server.child, "SIGTERM");
  }
});
