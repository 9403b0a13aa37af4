import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createComingEvent, joinAll, openEvents } from "../../server/outbox/testing/outbox-fixtures";
import { testDatabase } from "../database";

const database = testDatabase();
const eventually = (assertion: () => Promise<void> | void) =>
  vi.waitFor(assertion, { timeout: 50_000, interval: 50 });

/** What a mail server of the world does: it takes every message, and shows the second of two with one id to nobody. */
class Inbox {
  readonly taken: { to: string; id: string }[] = [];
  onTaken: (count: number) => void = () => {};
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      } catch (error) {
        // Its sender was killed in the middle of it.
        return done(error as Error);
      }
      const id = /^Message-ID: (.*)\r$/im.exec(Buffer.concat(chunks).toString())?.[1] ?? "";
      for (const { address } of session.envelope.rcptTo) this.taken.push({ to: address, id });
      this.onTaken(this.taken.length);
      done();
    },
  });

  async open(): Promise<string> {
    // Whoever is killed cuts its lines.
    this.server.on("error", () => {});
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Messages as their readers see them. */
  shown(): string[] {
    const seen = new Map(this.taken.map(({ to, id }) => [`${to} ${id}`, to]));
    return [...seen.values()].sort();
  }

  close = () => new Promise<void>((resolve) => this.server.close(() => resolve()));
}

let inbox: Inbox;
let smtpUrl: string;
const tellers: ChildProcess[] = [];

beforeAll(async () => {
  inbox = new Inbox();
  smtpUrl = await inbox.open();
});
beforeEach(async () => {
  const { db } = database;
  inbox.taken.length = 0;
  inbox.onTaken = () => {};
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.notification.deleteMany();
});
afterEach(async () => {
  const running = tellers
    .splice(0)
    .filter((teller) => teller.exitCode === null && teller.signalCode === null);
  await Promise.all(running.map(kill));
});
afterAll(() => inbox.close());

async function startTeller(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, "telling-process.ts"), [], {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      DATABASE_POOL_MAX: "5",
      SMTP_URL: smtpUrl,
      PUSHER_APP_ID: "",
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  tellers.push(child);
  await once(child, "message");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** As after the time that a dead process holds what it had claimed. */
async function leasesEnd(): Promise<void> {
  const { db } = database;
  await db.$executeRaw`update "OutboxTask" set "lockedUntil" = now() where "lockedUntil" is not null`;
  await db.$executeRaw`update "Delivery" set "lockedUntil" = now() where "lockedUntil" is not null`;
}

async function expectEverybodyToldOnce(userIds: string[]): Promise<void> {
  const { db } = database;
  await eventually(async () => {
    expect(await openEvents(db)).toEqual([]);
    expect(await db.delivery.count({ where: { sentAt: null } })).toBe(0);
  });
  expect(inbox.shown()).toEqual(userIds.map((id) => `${id}@people.test`).sort());
  expect(await db.notification.count()).toBe(userIds.length);
}

describe("kill -9 of whoever tells people", () => {
  test("between the commit and the relay: what was committed is told by the next", async () => {
    const { db } = database;
    const event = await createComingEvent(db, { capacity: 100 });
    await kill(await startTeller());
    const userIds = await joinAll(db, event, 25);
    expect(inbox.taken).toEqual([]);
    await startTeller().then(() => expectEverybodyToldOnce(userIds));
    expect(inbox.taken).toHaveLength(25);
  });

  test("between sending and writing that down: a mail may come twice, and is shown once by its id", async () => {
    const { db } = database;
    const event = await createComingEvent(db, { capacity: 100 });
    const victim = await startTeller();
    // Taken by the mail server, and the process is gone before it can hear of that.
    const struck = new Promise<void>((resolve) => {
      inbox.onTaken = (count) => {
        if (count === 1) void kill(victim).then(resolve);
      };
    });
    const userIds = await joinAll(db, event, 12);
    await struck;
    expect(await db.delivery.count({ where: { sentAt: { not: null } } })).toBe(0);
    await leasesEnd();
    await startTeller();
    await expectEverybodyToldOnce(userIds);
    // The positive control: something was sent a second time.
    expect(inbox.taken.length).toBeGreaterThan(12);
  });

  test("in the middle of a batch, again and again, with another beside it", async () => {
    const { db } = database;
    const event = await createComingEvent(db, { capacity: 400 });
    const userIds: string[] = [];
    let kills = 0;
    for (let round = 0; round < 3; round++) {
      const victim = await startTeller();
      const strikeAt = inbox.taken.length + 5 + round * 17;
      const struck = new Promise<void>((resolve) => {
        inbox.onTaken = (count) => {
          if (count !== strikeAt) return;
          kills++;
          void kill(victim).then(resolve);
        };
      });
      userIds.push(...(await joinAll(db, event, 60)));
      await struck;
      await leasesEnd();
    }
    await Promise.all([startTeller(), startTeller()]);
    await expectEverybodyToldOnce(userIds);
    expect(kills).toBe(3);
  });
});
