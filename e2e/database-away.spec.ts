import path from "node:path";
import { expect, test } from "@playwright/test";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";
import { isReady, startServer, stopServer } from "./own-server";

test("pages answer 503 with words and a time to try again while the database is away", async ({ page }) => {
  const scratch = process.env.E2E_SCRATCH ?? "test-results";
  const postgres = await openEmbeddedPostgres(path.join(scratch, "away-database"));
  const server = await startServer({
    TURNOUT_DATA_DIR: path.join(scratch, "away"),
    DATABASE_URL: postgres.url,
  });
  try {
    await isReady(server);
    const signedIn = { cookie: "next-auth.session-token=anybody" };
    await postgres.leave();
    for (const [address, headers] of [
      ["/", {}],
      ["/events", signedIn],
      ["/events/some-event", {}],
      ["/me", signedIn],
      ["/sign-in", signedIn],
    ] as const) {
      const answer = await fetch(`http://localhost:${server.port}${address}`, { headers });
      expect([address, answer.status, answer.headers.get("retry-after")]).toEqual([address, 503, "10"]);
      expect(await answer.text(), address).toContain("We'll be right back");
    }
    await page.goto(`http://localhost:${server.port}/events`);
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  } finally {
    await stopServer(server.child, "SIGTERM");
  }
});
