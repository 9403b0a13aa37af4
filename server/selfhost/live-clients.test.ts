import { afterEach, expect, test } from "vitest";
import { provideEnv } from "../env";
import { established, upgradeStatus } from "./channels/testing/observe";
import { TestServer } from "./channels/testing/test-server";
import { liveClients } from "./live-clients";

let server: TestServer;
afterEach(async () => {
  provideEnv({ NEXTAUTH_URL: "http://localhost:3000", TRUSTED_PROXIES: "0" });
  await server.stop();
});

const ask = (headers: Record<string, string>) => upgradeStatus(server.socket(undefined, { headers }));

const HERE = "http://localhost:3000";
const PUBLIC = "https://turnout.example";
test.each([
  [HERE, "localhost:3000", HERE, 101],
  [HERE, "127.0.0.1:3000", "http://127.0.0.1:3000", 101],
  [HERE, "laptop.local:3000", "http://laptop.local:3000", 101],
  [HERE, "127.0.0.1:3000", HERE, 101],
  [HERE, "127.0.0.1:3000", "https://evil.example", 403],
  [HERE, "localhost:3000", "http://localhost:4000", 403],
  [HERE, "localhost:3000", "null", 403],
  [PUBLIC, "turnout.example", PUBLIC, 101],
  [PUBLIC, "internal:3000", PUBLIC, 101],
  [PUBLIC, "turnout.example", "HTTPS://Turnout.Example", 101],
  [PUBLIC, "turnout.example", "http://turnout.example", 403],
  [PUBLIC, "turnout.example", `${PUBLIC}.evil.example`, 403],
  [PUBLIC, "turnout.example", `${PUBLIC}, https://evil.example`, 403],
  [PUBLIC, "evil.example", "http://evil.example", 403],
])(
  "with NEXTAUTH_URL %s, a socket of %s opened by a page of %s is answered %i",
  async (site, host, origin, status) => {
    provideEnv({ NEXTAUTH_URL: site });
    server = await TestServer.start(liveClients);
    expect(await ask({ host, origin })).toBe(status);
  },
);

test("a program that sends no Origin is accepted whatever the site's URL is", async () => {
  provideEnv({ NEXTAUTH_URL: PUBLIC });
  server = await TestServer.start(liveClients);
  await established(server.socket());
});

test("behind a trusted proxy, connections count for the address the proxy saw, with IPv6 counted per /64", async () => {
  provideEnv({ TRUSTED_PROXIES: "1" });
  server = await TestServer.start({ ...liveClients, limits: { connectionsPerAddress: 1 } });
  const open = (forwarded: string) => ask({ "x-forwarded-for": forwarded });
  expect(await open("192.0.2.1")).toBe(101);
  expect(await open("made up, 192.0.2.1")).toBe(429);
  expect(await open("192.0.2.1, 192.0.2.2")).toBe(101);
  expect(await open("2001:db8::1")).toBe(101);
  expect(await open("2001:db8::2")).toBe(429);
});

test("without a proxy, a forged forwarding header changes nothing and this machine has no limit of its own", async () => {
  server = await TestServer.start({ ...liveClients, limits: { connectionsPerAddress: 1 } });
  for (const forwarded of ["192.0.2.1", "192.0.2.1", ""]) {
    expect(await ask({ "x-forwarded-for": forwarded })).toBe(101);
  }
});
