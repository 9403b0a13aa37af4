import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type HttpServer, listen, type Site } from "./http-server";

const REQUEST = "GET /many HTTP/1.1\r\nHost: localhost\r\n\r\n";

const UPGRADE_HEADERS = "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n";
const UPGRADE = `GET /many HTTP/1.1\r\n${UPGRADE_HEADERS}\r\n`;

const servers: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(0)));
});

async function openServer(handleRequest: Site["handleRequest"]): Promise<HttpServer> {
  const server = await listen(0);
  servers.push(server);
  server.open({ handleRequest, handleUpgrade: (_, socket) => void socket.destroy() });
  return server;
}

async function connected(server: HttpServer): Promise<Socket> {
  const socket = connect(server.port, "127.0.0.1");
  // A cut connection can surface as a reset while the client still writes.
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

describe("pipelined requests", () => {
  test("a connection that pipelines far more requests than a browser or proxy is cut before they are handled", async () => {
    let handled = 0;
    const server = await openServer((request, response) => {
      if (request.url === "/other") return void response.end("hello");
      handled += 1;
    });
    const socket = await connected(server);
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.write(REQUEST.repeat(20_000));
    socket.resume();
    await closed;
    expect(await (await fetch(`http://127.0.0.1:${server.port}/other`)).text()).toBe("hello");
    expect(handled).toBeLessThanOrEqual(64);
  });

  test.each([
    ["without a body", UPGRADE],
    ["with chunks", `POST /many HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${UPGRADE_HEADERS}\r\n0\r\n\r\n`],
  ])("a connection that pipelines too many ignored upgrades %s is cut", async (_, request) => {
    let handled = 0;
    const server = await openServer((_, response) => {
      handled += 1;
      response.end("hello");
    });
    const socket = await connected(server);
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.write(request.repeat(500));
    socket.end();
    socket.resume();
    await closed;
    expect(handled).toBeLessThanOrEqual(65);
  });

  test("any number of ignored upgrades is answered if each waits for the previous answer", async () => {
    const server = await openServer((_, response) => void response.end("hello"));
    const socket = await connected(server);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    for (let answers = 1; answers <= 100; answers++) {
      socket.write(UPGRADE);
      while (text.split("hello").length - 1 < answers) await once(socket, "data");
    }
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(100);
    socket.destroy();
  });

  test("a few pipelined requests are all answered, and so are more after them", async () => {
    const server = await openServer((_, response) => void setImmediate(() => response.end("hello")));
    const socket = await connected(server);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    for (const answers of [64, 128]) {
      socket.write(REQUEST.repeat(64));
      while (text.split("hello").length - 1 < answers) await once(socket, "data");
    }
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(128);
    socket.destroy();
  });

  test("unanswered requests are counted per connection, so that many connections are served at the same time", async () => {
    const held: (() => void)[] = [];
    const server = await openServer((_, response) => void held.push(() => response.end("hello")));
    const sockets = await Promise.all(Array.from({ length: 5 }, () => connected(server)));
    for (const socket of sockets) socket.write(REQUEST.repeat(60));
    while (held.length < 300) await new Promise((resolve) => setImmediate(resolve));
    for (const answer of held) answer();
    const closings = sockets.map((socket) => once(socket, "data"));
    await Promise.all(closings);
    expect(sockets.every((socket) => !socket.destroyed)).toBe(true);
    for (const socket of sockets) socket.destroy();
  });
});
