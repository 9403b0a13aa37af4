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

/**
 * Behaves like a real mail server: it accepts every message, and shows readers only the first of two with one
 * message id.
 */
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
        // Its sender was killed during the transfer.
        return done(error as Error);
      }
      const id = /^Message-ID: (.*)\r$/im.exec(Buffer.concat(chunks).toString())?.[1] ?? "";
      for (const { address } of session.envelope.rcptTo) this.taken.push({ to: address, id });
      this.onTaken(this.taken.length);
      done();
    },
  });

  async open(): Promise<string> {
    // A killed process breaks its connections.
    this.server.on("error", () => {});
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The messages that readers see. */
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

/** Lets the leases of a dead process run out. */
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

describe("kill -9 of the process that sends notifications", () => {
  test("after a kill between the commit and the relay, the next process delivers what was committed", async () => {
    const { db } = database;
    const event = await createComingEvent(db, { capacity: 100 });
    await kill(await startTeller());
    const userIds = await joinAll(db, event, 25);
    expect(inbox.taken).toEqual([]);
    await startTeller().then(() => expectEverybodyToldOnce(userIds));
    expect(inbox.taken).toHaveLength(25);
  });

  test("after a kill between sending an email and recording it, the email may be sent twice but is shown once by its message id", async () => {
    const { db } = database;
    const event = await createComingEvent(db, { capacity: 100 });
    const victim = await startTeller();
    // The mail server has accepted the email, and the process dies before it can hear that.
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
    // The positive control: an email was sent a second time.
    expect(inbox.taken.length).toBeGreaterThan(12);
  });

  test("after repeated kills in the middle of a batch, with another process beside it, every email is shown once", async () => {
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
