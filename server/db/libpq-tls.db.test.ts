import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, copyFileSync, mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { provideEnv } from "../env";
import { type EmbeddedPostgres, openEmbeddedPostgres } from "../selfhost/postgres";
import { openDatabase } from "./client";
import { asLibpq } from "./libpq-url";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
provideEnv({ LOG_LEVEL: "silent" });

const folder = mkdtempSync(path.join(tmpdir(), "turnout-tls-"));
// If the tests run as root, Postgres runs under another account that must be able to enter the folder.
chmodSync(folder, 0o755);
const file = (name: string) => path.join(folder, name);
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** Makes a self-signed certificate for `localhost` only. */
function makeCertificate(name: string): void {
  const subject = ["-subj", `/CN=${name}`, "-addext", "subjectAltName=DNS:localhost"];
  const out = ["-keyout", file(`${name}.key`), "-out", file(`${name}.crt`)];
  const made = spawnSync("openssl", [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    ...subject,
    ...out,
  ]);
  if (made.status !== 0) throw new Error(String(made.stderr));
}

describe.skipIf(!hasOpenssl)("sslmode at a Postgres with a self-signed certificate (needs openssl)", () => {
  let postgres: EmbeddedPostgres;
  let admin: pg.Client;

  beforeAll(async () => {
    makeCertificate("server");
    makeCertificate("stranger");
    postgres = await openEmbeddedPostgres(folder);
    admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await postgres.leave();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Returns "plain", "encrypted", or the reason why there is no connection. */
  async function connected(host: string, query: string): Promise<string> {
    const url = new URL(postgres.url);
    url.hostname = host;
    const db = openDatabase(asLibpq(`${url.href}?${query}`), 1);
    try {
      const [row] = await db.$queryRaw<{ ssl: boolean }[]>`
        select ssl from pg_stat_ssl where pid = pg_backend_pid()`;
      return row?.ssl ? "encrypted" : "plain";
    } catch (error) {
      return String(error);
    } finally {
      await db.$disconnect();
    }
  }

  test("sslmode=require is refused by a server without TLS", async () => {
    expect(await connected("localhost", "sslmode=disable")).toBe("plain");
    expect(await connected("localhost", "sslmode=require")).toMatch(/does not support SSL|TLS/i);
  });

  describe("with TLS", () => {
    beforeAll(async () => {
      const cluster = realpathSync(path.join(folder, "postgres"));
      const owner = statSync(path.join(cluster, "PG_VERSION"));
      for (const kind of ["crt", "key"]) {
        const placed = path.join(cluster, `server.${kind}`);
        copyFileSync(file(`server.${kind}`), placed);
        chmodSync(placed, 0o600);
        chownSync(placed, owner.uid, owner.gid);
      }
      await admin.query("alter system set ssl = on");
      await admin.query("select pg_reload_conf()");
      await vi.waitUntil(
        async () => (await connected("localhost", "sslmode=require")) === "encrypted",
        20_000,
      );
    });

    const root = `sslrootcert=${file("server.crt")}`;
    test.each([
      ["localhost", "sslmode=disable", /^plain$/],
      ["localhost", "sslmode=prefer", /^encrypted$/],
      ["localhost", "sslmode=require", /^encrypted$/],
      ["127.0.0.1", "sslmode=require", /^encrypted$/],
      ["localhost", `sslmode=require&${root}`, /^encrypted$/],
      ["localhost", `sslmode=require&sslrootcert=${file("stranger.crt")}`, /certificate/i],
      ["127.0.0.1", `sslmode=verify-ca&${root}`, /^encrypted$/],
      ["localhost", "sslmode=verify-full", /self-signed certificate/i],
      ["localhost", `sslmode=verify-full&${root}`, /^encrypted$/],
      ["127.0.0.1", `sslmode=verify-full&${root}`, /altnames|IP/],
    ])("a connection to %s with %s has the outcome it has in libpq", async (host, query, outcome) => {
      expect(await connected(host, query)).toMatch(outcome);
    });
  });
});
