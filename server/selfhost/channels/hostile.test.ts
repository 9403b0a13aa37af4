import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { hostileFrame, hostileTargets, seededRandom } from "./testing/hostile-input";
import { closed, established, eventually, nextFrame, record, subscribed } from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

const seed = 20_261_121;
const attackers = 50;
const framesEach = 400;

const faults: unknown[] = [];
const log = { warn: () => {}, error: (fact: object) => void faults.push(fact) };
let server: TestServer;
beforeAll(async () => {
  // High limits, so that every frame reaches the code that parses it.
  const limits = { framesPerSecond: Number.MAX_SAFE_INTEGER, inboundFrameBytes: 32 * 1024 };
  server = await TestServer.start({ log, limits });
});
afterAll(() => server.stop());

async function stillServes(): Promise<void> {
  const [client, peer] = [server.client("ana"), server.client("ben")];
  const [open, held] = [
    record(await subscribed(client, "calm")),
    record(await subscribed(peer, "private-held-calm")),
  ];
  await server.sdk.trigger(["calm", "private-held-calm"], "after", { storm: true });
  for (const events of [open, held])
    await eventually(() => expect(events).toEqual([["after", { storm: true }]]));
  client.disconnect();
  peer.disconnect();
  expect(faults).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
}

/** Resolves when the server has handled everything sent so far, or has closed the socket. */
function drained(socket: WebSocket, gone: Promise<unknown>): Promise<unknown> {
  const pong = nextFrame(socket, "pusher:pong");
  socket.send('{"event":"pusher:ping"}');
  return Promise.race([pong, gone]);
}

async function attack(random: () => number): Promise<number> {
  let sent = 0;
  while (sent < framesEach) {
    const socket = server.socket();
    const socketId = await established(socket);
    const gone = closed(socket);
    while (sent < framesEach && socket.readyState === socket.OPEN) {
      const { bytes, binary } = hostileFrame(random, socketId, app);
      socket.send(bytes, { binary });
      sent += 1;
      if (sent % 20 === 0) await drained(socket, gone);
    }
    if (socket.readyState === socket.OPEN) await drained(socket, gone);
    socket.terminate();
  }
  return sent;
}

test(`the server still serves other clients after ${attackers * framesEach} hostile frames (seed ${seed})`, {
  timeout: 60_000,
}, async () => {
  const random = seededRandom(seed);
  const sent = await Promise.all(Array.from({ length: attackers }, () => attack(random)));
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(20_000);
  await stillServes();
  await eventually(() => expect(server.channels.connections()).toBe(0));
});

/** Writes raw bytes to the port and resolves with the answer when the other side has closed. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      socket.end();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
    socket.write(bytes, "latin1");
  });
}

const upgradeHeaders =
  "Host: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ";
const goodKey = "dGhlIHNhbXBsZSBub25jZQ==";

test("the server answers malformed upgrades and requests with a status and still serves other clients", async () => {
  for (const target of hostileTargets) {
    for (const prefix of ["/app/", "/apps/", "/apps/1/", ""]) {
      const line = `${prefix}${target} HTTP/1.1\r\n`;
      const upgrade = `GET ${line}${upgradeHeaders}${goodKey}\r\n\r\n`;
      expect(await exchange(upgrade)).toMatch(/^HTTP\/1\.1 (101|400|426) /);
      for (const method of ["GET", "POST", "DELETE"]) {
        const request = `${method} ${line}Host: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`;
        expect(await exchange(request)).toMatch(/^HTTP\/1\.1 (400|401|404) /);
      }
    }
  }
  for (const key of ["", "short", "é".repeat(24)]) {
    const upgrade = `GET /app/${app.key}?protocol=7 HTTP/1.1\r\n${upgradeHeaders}${key}\r\n\r\n`;
    expect(await exchange(upgrade)).toMatch(/^HTTP\/1\.1 400 /);
  }
  await stillServes();
});

test("the server survives bytes that are not WebSocket frames and sockets that are reset midway", async () => {
  const random = seededRandom(seed);
  const upgrade = `GET /app/${app.key}?protocol=7 HTTP/1.1\r\n${upgradeHeaders}${goodKey}\r\n\r\n`;
  for (let round = 0; round < 100; round += 1) {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", () => {});
      socket.on("close", () => resolve());
      const noise = Buffer.from(Array.from({ length: 64 }, () => Math.floor(random() * 256)));
      socket.write(
        round % 2 === 0 ? upgrade : upgrade.slice(0, Math.floor(random() * upgrade.length)),
        "latin1",
      );
      socket.write(noise, () => socket.resetAndDestroy());
    });
  }
  await stillServes();
});
