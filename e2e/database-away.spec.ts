import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";
import { isReady, startServer, stopServer } from "./own-server";

/** A line to the database that can be taken away and given back: after a restart it would be on another port. */
async function openLine(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const [target, sockets] = [{ host: url.hostname, port: Number(url.port) }, new Set<Socket>()];
  let isAway = false;
  const server = createServer((client) => {
    if (isAway) return void client.destroy();
    const upstream = connect(target);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.pipe(upstream).pipe(client);
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  url.port = String((server.address() as AddressInfo).port);
  const cut = (away: boolean) => {
    isAway = away;
    for (const socket of away ? sockets : []) socket.destroy();
  };
  const close = () => {
    cut(true);
    server.close();
  };
  return { url: url.href, cut, close };
}

test("pages answer 503 with words and a time to try again while the database is away, and come back with it", async ({
  page,
}) => {
  test.slow();
  const scratch = process.env.E2E_SCRATCH ?? "test-results";
  const postgres = await openEmbeddedPostgres(path.join(scratch, "away-database"));
  const line = await openLine(postgres.url);
  const server = await startServer({
    TURNOUT_DATA_DIR: path.join(scratch, "away"),
    DATABASE_URL: line.url,
    // A server with a database that is not its own is refused without one.
    NEXTAUTH_SECRET: "a secret for this test",
    TURNOUT_DEMO: "0",
  });
  const origin = `http://localhost:${server.port}`;
  try {
    await isReady(server);
    line.cut(true);
    for (const address of ["/", "/events", "/events/some-event"]) {
      const answer = await fetch(`${origin}${address}`);
      expect([address, answer.status, answer.headers.get("retry-after")]).toEqual([address, 503, "10"]);
      expect(await answer.text(), address).toContain("We'll be right back");
    }
    await page.goto(`${origin}/events`);
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    line.cut(false);
    await expect.poll(async () => (await fetch(`${origin}/events`)).status, { timeout: 30_000 }).toBe(200);
  } finally {
    await stopServer(server.child, "SIGTERM");
    line.close();
    await postgres.leave();
  }
});
