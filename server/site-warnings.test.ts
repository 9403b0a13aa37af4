import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { provideEnv } from "./env";
import { log } from "./log";
import { losesMail, noteProxy, siteWarnings } from "./site-warnings";

const warn = vi.spyOn(log(), "warn").mockImplementation(() => {});

beforeEach(() => {
  Reflect.deleteProperty(globalThis, "turnoutUnnamedProxy");
  provideEnv({ SMTP_URL: "smtp://mail.example.org", TURNOUT_DEMO: "0" });
  warn.mockClear();
});
afterEach(() => provideEnv({ SMTP_URL: "", TURNOUT_DEMO: "" }));

test.each(["x-forwarded-for", "forwarded", "x-real-ip"])(
  "a request with %s warns once that TRUSTED_PROXIES is not set",
  (name) => {
    for (let n = 0; n < 3; n++) noteProxy({ host: "a", [name]: "203.0.113.7" }, 0);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(siteWarnings()).toEqual([expect.stringMatching(/Set TRUSTED_PROXIES to the number of proxies/)]);
  },
);

test("a request from a trusted proxy and one without a proxy cause no warning", () => {
  noteProxy({ "x-forwarded-for": "203.0.113.7" }, 1);
  noteProxy({ host: "a" }, 0);
  expect(warn).not.toHaveBeenCalled();
  expect(siteWarnings()).toEqual([]);
});

test.each([
  [{ SMTP_URL: "", TURNOUT_DEMO: "0" }, true],
  [{ SMTP_URL: "", TURNOUT_DEMO: "1" }, false],
  [{ SMTP_URL: "smtp://mail.example.org", TURNOUT_DEMO: "0" }, false],
])("with %j the site cannot send email: %s", (settings, isLost) => {
  provideEnv(settings);
  expect(losesMail()).toBe(isLost);
  expect(siteWarnings().some((warning) => warning.includes("SMTP_URL"))).toBe(isLost);
});
