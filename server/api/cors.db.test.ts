import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { restSite } from "./testing/rest-site";

const site = restSite(testDatabase());
const elsewhere = { origin: "https://blog.example.org", "sec-fetch-site": "cross-site" };

test("pages of other sites may read what is public", async () => {
  const event = await site.event({ capacity: 10 });
  for (const path of [
    "/events",
    `/events/${event.id}`,
    "/events/calendar.ics",
    "/openapi.json",
    "/events/none",
  ]) {
    const { headers } = await site.call("GET", path, { headers: elsewhere });
    expect(headers["access-control-allow-origin"], path).toBe("*");
    expect(headers, path).not.toHaveProperty("access-control-allow-credentials");
  }
});

test("pages of other sites may neither read what needs a sign-in nor change anything", async () => {
  const event = await site.event({ capacity: 10 });
  const tries = [
    ["GET", "/me"],
    ["GET", `/events/${event.id}/rsvps`],
    ["POST", `/events/${event.id}/rsvp`],
    ["OPTIONS", "/me"],
    ["GET", "/no-such-path"],
  ] as const;
  for (const [method, path] of tries) {
    const { headers } = await site.call(method, path, { headers: elsewhere });
    expect(headers, `${method} ${path}`).not.toHaveProperty("access-control-allow-origin");
  }
});

test("a CORS preflight allows reading without cookies and tokens", async () => {
  const headers = { ...elsewhere, "access-control-request-method": "POST" };
  const asked = await site.call("OPTIONS", "/events", { headers });
  expect(asked.status).toBe(204);
  expect(asked.headers["access-control-allow-methods"]).toBe("GET, HEAD");
  expect(asked.headers["access-control-allow-headers"]).not.toMatch(/authorization|idempotency/i);
});
