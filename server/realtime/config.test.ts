import { describe, expect, test } from "vitest";
import { parseEnv } from "../env";
import { channelsHost, liveClientConfig } from "./config";

const account = { PUSHER_APP_ID: "1", PUSHER_KEY: "public-key", PUSHER_SECRET: "never-shown" };

describe("the settings of browsers", () => {
  test.each([
    ["a browser gets nothing without an account", {}, null],
    ["a browser gets nothing with half an account", { PUSHER_KEY: "public-key" }, null],
    [
      "a browser gets the cluster of the hosted service",
      { ...account, PUSHER_CLUSTER: "eu" },
      { key: "public-key", cluster: "eu", server: null },
    ],
    [
      "a browser uses the page's own address for the built-in server",
      { ...account, PUSHER_HOST: "127.0.0.1", PUSHER_PORT: "3000" },
      { key: "public-key", cluster: "", server: "page" },
    ],
    [
      "a browser gets the address of a self-run server",
      { ...account, PUSHER_HOST: "live.example", PUSHER_PORT: "6001" },
      { key: "public-key", cluster: "", server: { host: "live.example", port: 6001, tls: false } },
    ],
  ])("%s", (_, settings, config) => {
    expect(liveClientConfig(parseEnv(settings))).toEqual(config);
  });

  test("a browser never gets the secret", () => {
    const config = liveClientConfig(parseEnv({ ...account, PUSHER_HOST: "live.example" }));
    expect(JSON.stringify(config)).not.toContain("never-shown");
  });
});

test("the server publishes over TLS to the standard port and plainly to any other", () => {
  expect(channelsHost(parseEnv({ PUSHER_HOST: "live.example" }))).toMatchObject({
    port: "443",
    useTLS: true,
  });
  const plain = channelsHost(parseEnv({ PUSHER_HOST: "127.0.0.1", PUSHER_PORT: "3000" }));
  expect(plain).toEqual({ host: "127.0.0.1", port: "3000", useTLS: false });
});
