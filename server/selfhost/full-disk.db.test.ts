import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Db, openDatabase } from "../db/client";
import { migrate } from "../db/migrate";
import { inTransaction } from "../db/transaction";
import { provideEnv } from "../env";
import { checkReadiness } from "../readiness";
import { type EmbeddedPostgres, openEmbeddedPostgres } from "./postgres";
import { fillDisk, mayMount, mountDisk, unmountDisk } from "./testing/small-disk";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

describe.skipIf(!mayMount())(
  "a disk that fills while the server runs (skipped if this process may not mount)",
  () => {
    let folder: string;
    let disk: string;
    let postgres: EmbeddedPostgres;
    let db: Db;
    const lost = vi.fn();

    beforeAll(async () => {
      provideEnv({ LOG_LEVEL: "silent" });
      folder = mkdtempSync(path.join(tmpdir(), "turnout-full-"));
      chmodSync(folder, 0o755);
      disk = path.join(folder, "disk");
      mountDisk(disk, "size=200m,mode=755");
      postgres = await openEmbeddedPostgres(disk, { onLost: lost });
      await migrate(postgres.url);
      db = openDatabase(postgres.url, 3);
    });
    afterAll(async () => {
      await db.$disconnect();
      await postgres.leave();
      unmountDisk(disk);
      rmSync(folder, { recursive: true, force: true });
    });

    const readiness = () => {
      Reflect.deleteProperty(globalThis, "turnoutProbe");
      return checkReadiness(() => db, postgres.url);
    };
    /** Writes more than the allocated pages can hold. */
    const write = () =>
      inTransaction(
        db,
        (tx) => tx.$executeRaw`
        insert into "MailboxMessage" (id, "to", subject, text, html)
        select gen_random_uuid(), 'a@b.test', 'A subject', repeat(md5(n::text), 400), '' from generate_series(1, 500) n`,
      ).then(
        () => "kept",
        (error: { reason?: string }) => error.reason,
      );

    test("a full disk is reported by readiness and by every write until there is space again", async () => {
      await expect.poll(readiness, { timeout: 30_000 }).toEqual({ ready: true });
      expect(await write()).toBe("kept");
      const free = fillDisk(disk);
      expect(await readiness()).toMatchObject({ ready: false, reason: "database.full" });
      expect(await write()).toBe("database.full");
      free();
      await expect.poll(readiness, { timeout: 30_000 }).toEqual({ ready: true });
      expect(await write()).toBe("kept");
      expect(lost).not.toHaveBeenCalled();
    });

    test("the server survives when Postgres stops because its disk is full", async () => {
      const free = fillDisk(disk);
      // Writes a new WAL segment, for which there is no room: Postgres stops and cannot restart.
      const client = new pg.Client({ connectionString: postgres.url });
      client.on("error", () => {});
      await client.connect();
      const big = "select pg_logical_emit_message(false, 'test', repeat(md5(random()::text), 100000))";
      const stopped = (async () => {
        for (let n = 0; n < 200; n++) await client.query(big);
      })();
      await expect(stopped).rejects.toThrow();
      await expect.poll(readiness, { timeout: 60_000 }).toMatchObject({ ready: false });
      free();
      await expect.poll(readiness, { timeout: 90_000 }).toEqual({ ready: true });
      expect(await write()).toBe("kept");
      expect(lost).not.toHaveBeenCalled();
    });
  },
);
