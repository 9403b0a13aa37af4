import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { env, provideEnv } from "../env";
import { liveClientConfig } from "../realtime/config";
import type { DatabaseSource } from "./database-source";
import { keepsToThisMachine, provideChannels, provideSettings, refuseMissingSettings } from "./settings";

const EMPTY = {
  DATABASE_URL: "",
  NEXTAUTH_SECRET: "",
  NEXTAUTH_URL: "",
  CRON_SECRET: "",
  TURNOUT_DEMO: "",
  PUSHER_APP_ID: "",
  PUSHER_KEY: "",
  PUSHER_SECRET: "",
  PUSHER_HOST: "",
  PUSHER_PORT: "",
  HOST: "",
  VAPID_PUBLIC_KEY: "",
  VAPID_PRIVATE_KEY: "",
  PORT: "3000",
  NODE_ENV: "production",
};
const embedded: DatabaseSource = {
  url: "postgresql://owner@embedded/turnout",
  requestUrl: "postgresql://requests@embedded/turnout",
  embedded: true,
  leave: async () => {},
};
const OWN_URL = "postgresql://own/turnout";
const own: DatabaseSource = { ...embedded, url: OWN_URL, requestUrl: OWN_URL, embedded: false };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "turnout-settings-"));
  provideEnv({ ...EMPTY, TURNOUT_DATA_DIR: folder });
});
afterEach(() => {
  provideEnv({ ...EMPTY, NODE_ENV: "test" });
  rmSync(folder, { recursive: true });
});

describe("the settings of a server", () => {
  test("all settings are generated for the embedded database and are the same at the next start", () => {
    provideSettings(embedded, 4321);
    const { NEXTAUTH_SECRET, CRON_SECRET, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, ...rest } = env();
    expect(VAPID_PUBLIC_KEY).toMatch(/^[\w-]{87}$/);
    expect(rest).toMatchObject({
      PORT: 4321,
      DATABASE_URL: embedded.requestUrl,
      NEXTAUTH_URL: "http://localhost:4321",
      TURNOUT_DEMO: true,
    });
    provideEnv({ ...EMPTY });
    provideSettings(embedded, 4321);
    expect(env()).toMatchObject({ NEXTAUTH_SECRET, CRON_SECRET, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY });
  });

  test("a production server on an external database requires NEXTAUTH_SECRET", () => {
    provideEnv({ DATABASE_URL: own.url });
    expect(() => refuseMissingSettings(true)).toThrow(/^NEXTAUTH_SECRET is not set/);
    expect(() => refuseMissingSettings(false)).not.toThrow();
  });

  test("a partial Pusher configuration names the settings that are missing", () => {
    provideEnv({ PUSHER_KEY: "key" });
    expect(() => refuseMissingSettings(true)).toThrow(/^PUSHER_APP_ID and PUSHER_SECRET are not set/);
  });

  test("an external database gets no demo and no data folder", () => {
    provideEnv({ DATABASE_URL: own.url, NEXTAUTH_SECRET: "a long random text" });
    provideSettings(own, 4321);
    expect(env()).toMatchObject({ TURNOUT_DEMO: false, DATABASE_URL: own.url, CRON_SECRET: undefined });
    expect(existsSync(path.join(folder, "secrets.json"))).toBe(false);
  });

  test("settings that the operator chose are kept", () => {
    provideEnv({ TURNOUT_DEMO: "0", NEXTAUTH_URL: "https://events.example", NEXTAUTH_SECRET: "mine" });
    provideSettings(embedded, 4321);
    expect(env()).toMatchObject({
      TURNOUT_DEMO: false,
      NEXTAUTH_URL: "https://events.example",
      NEXTAUTH_SECRET: "mine",
    });
  });

  test("live updates use this process, with a key that survives a restart", () => {
    provideEnv({ NEXTAUTH_SECRET: "a long random text" });
    const first = provideChannels(4321);
    expect(env()).toMatchObject({ PUSHER_HOST: "127.0.0.1", PUSHER_PORT: "4321", PUSHER_KEY: first?.key });
    provideEnv({ ...EMPTY, NEXTAUTH_SECRET: "a long random text" });
    expect(provideChannels(4321)).toEqual(first);
  });

  test.each([
    ["0.0.0.0", "127.0.0.1", "http://localhost:4321"],
    ["127.0.0.1", "127.0.0.1", "http://localhost:4321"],
    ["::1", "[::1]", "http://localhost:4321"],
    ["192.0.2.7", "192.0.2.7", "http://192.0.2.7:4321"],
    ["2001:db8::7", "[2001:db8::7]", "http://[2001:db8::7]:4321"],
  ])(
    "with HOST %s, the server publishes to %s and browsers connect to the port of the page",
    (host, within, site) => {
      provideEnv({ HOST: host });
      provideSettings(embedded, 4321);
      provideChannels(4321);
      expect(env()).toMatchObject({ PUSHER_HOST: within, NEXTAUTH_URL: site });
      expect(liveClientConfig()).toMatchObject({ server: "page" });
    },
  );

  test.each([
    [{}, true],
    [{ TURNOUT_DEMO: "1", DATABASE_URL: own.url }, true],
    [{ HOST: "0.0.0.0" }, false],
    [{ HOST: "127.0.0.1" }, false],
    [{ TURNOUT_DEMO: "0" }, false],
    [{ DATABASE_URL: own.url }, false],
  ])("the settings %j restrict the server to this machine: %s", (settings, isKept) => {
    provideEnv(settings);
    expect(keepsToThisMachine()).toBe(isKept);
  });

  test("live updates use Pusher if it is configured", () => {
    provideEnv({ PUSHER_APP_ID: "7", PUSHER_KEY: "key", PUSHER_SECRET: "secret", NEXTAUTH_SECRET: "text" });
    expect(provideChannels(4321)).toBeUndefined();
    expect(env().PUSHER_HOST).toBeUndefined();
  });
});
