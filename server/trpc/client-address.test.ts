import { afterEach, expect, test } from "vitest";
import { parseEnv, provideEnv } from "../env";
import { clientAddress } from "./context";

afterEach(() => provideEnv({ TRUSTED_PROXIES: "0" }));

test("without trusted proxies, X-Forwarded-For is ignored", () => {
  expect(clientAddress("198.51.100.1", "203.0.113.7")).toBe("203.0.113.7");
  expect(clientAddress("198.51.100.1, 198.51.100.2", "203.0.113.7")).toBe("203.0.113.7");
  expect(clientAddress("198.51.100.1", undefined)).toBe("unknown");
});

test("with trusted proxies, the address that the outermost proxy saw counts", () => {
  provideEnv({ TRUSTED_PROXIES: "1" });
  expect(clientAddress("198.51.100.1, 203.0.113.7", "10.0.0.1")).toBe("203.0.113.7");
  provideEnv({ TRUSTED_PROXIES: "2" });
  expect(clientAddress("198.51.100.1, 203.0.113.7, 10.0.0.2", "10.0.0.1")).toBe("203.0.113.7");
});

test("a request that bypassed the proxies counts for its own address", () => {
  provideEnv({ TRUSTED_PROXIES: "2" });
  expect(clientAddress("198.51.100.1", "203.0.113.7")).toBe("203.0.113.7");
  expect(clientAddress(undefined, "203.0.113.7")).toBe("203.0.113.7");
});

test("on Vercel one proxy is trusted unless more are configured", () => {
  expect(parseEnv({ VERCEL: "1" }).TRUSTED_PROXIES).toBe(1);
  expect(parseEnv({ VERCEL: "1", TRUSTED_PROXIES: "2" }).TRUSTED_PROXIES).toBe(2);
  expect(parseEnv({}).TRUSTED_PROXIES).toBe(0);
});
