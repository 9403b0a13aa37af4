import { execFile } from "node:child_process";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { type HttpServer, type ListenOptions, listen } from "./http-server";

let server: HttpServer;
afterEach(() => server.close(0));

/** Answers with the request that arrived. */
async function start(options: ListenOptions): Promise<void> {
  server = await listen(0, options);
  server.open({
    async handleRequest(request, response) {
      const body = await text(request);
      response.end(`<${request.method} ${request.url} ${request.headers.host} ${body}>`);
    },
    handleUpgrade: (request, socket) =>
      void socket.end(`HTTP/1.1 101 Switching Protocols\r\n\r\nup ${request.headers.host}`),
  });
}

/** Sends bytes and returns everything read until the server closes. */
function exchange(bytes: string, host = "127.0.0.1"): Promise<string> {
  const socket = connect(server.port, host);
  socket.on("error", () => {});
  socket.write(bytes.replaceAll("\n", "\r\n"));
  return text(socket);
}

const get = (target: string, host: string, more = "") =>
  exchange(`GET ${target} HTTP/1.1\nHost: ${host}\nConnection: close\n${more}\n`);
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

const OWN = { loopbackOnly: true, siteUrl: () => "https://events.example.org" };

describe("a server on loopback", () => {
  test("a server on loopback answers localhost over IPv4 and over IPv6", async () => {
    await start(OWN);
    expect(await get("/", `localhost:${server.port}`)).toContain("<GET / localhost");
    expect(await exchange("GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n", "::1")).toContain(
      "<GET /",
    );
  });

  test.each([
    ...[
      "localhost",
      "LOCALHOST:3000",
      "localhost.",
      "127.0.0.1:80",
      "127.8.9.1",
      "[::1]:3000",
      "app.localhost",
    ],
    ...["events.example.org", "events.example.org:8443", "Events.Example.org"],
  ])("a server on loopback answers requests whose Host is %s", async (host) => {
    await start(OWN);
    expect(statusOf(await get("/", host))).toBe(200);
  });

  test.each([
    ...[
      "evil.example",
      "localhost.evil.example",
      "evil.example:3000",
      "127.0.0.1.evil.example",
      "evillocalhost",
    ],
    ...["example.org", "192.168.1.5", "[fe80::1]", "0.0.0.0", "128.0.0.1", "127.0.0.1.nip.io"],
  ])("a server on loopback refuses every request whose Host is %s", async (host) => {
    await start(OWN);
    const answer = await get("/api/v1/events", host);
    expect(statusOf(answer)).toBe(421);
    expect(answer).toContain(`does not answer for ${host}`);
    const upgrade = "Upgrade: websocket\nConnection: Upgrade\n";
    expect(statusOf(await exchange(`GET /app/key HTTP/1.1\nHost: ${host}\n${upgrade}\n`))).toBe(421);
  });

  test.each([
    ["GET http://evil.example/x HTTP/1.1\nHost: localhost", 421],
    ["GET http://evil.example/x HTTP/1.1\nHost: evil.example", 421],
    ["GET http://localhost@evil.example/x HTTP/1.1\nHost: localhost", 421],
    ["GET / HTTP/1.1\nHost: localhost\nHost: evil.example", 400],
    ["GET / HTTP/1.1\nHost: evil.example\nHost: localhost", 400],
    ["GET / HTTP/1.1\nHost: a b", 400],
    ["GET / HTTP/1.1\nHost: localhost/evil.example", 400],
    ["GET / HTTP/1.1\nHost:", 400],
    ["GET / HTTP/1.1", 400],
    ["GET x HTTP/1.1\nHost: localhost", 400],
  ])("a server on loopback answers %j with %i", async (head, status) => {
    await start(OWN);
    expect(statusOf(await exchange(`${head}\nConnection: close\n\n`))).toBe(status);
  });
});

describe("any server", () => {
  test("a server on a network accepts any name in Host because it cannot know the names of that network", async () => {
    await start({});
    expect(await get("/", "laptop.local:3000")).toContain("<GET / laptop.local:3000");
  });

  test("a request with an absolute URL is answered only if that URL names this server", async () => {
    await start({ siteUrl: () => "https://events.example.org" });
    expect(await get("http://events.example.org/a?b=c", "other")).toContain("<GET /a?b=c events.example.org");
    expect(await get("http://laptop.local/a", "laptop.local")).toContain("<GET /a laptop.local");
    expect(await get("http://laptop.local", "laptop.local")).toContain("<GET / laptop.local");
    expect(await get("http://laptop.local?a", "laptop.local")).toContain("<GET /?a laptop.local");
    expect(statusOf(await get("http://evil.example/", "events.example.org"))).toBe(421);
  });

  test.each([
    "TRACE / HTTP/1.1\nHost: localhost",
    "OPTIONS * HTTP/1.1\nHost: localhost",
    "CONNECT example.org:443 HTTP/1.1\nHost: example.org:443",
    "PROPFIND / HTTP/1.1\nHost: localhost",
    "TRACE / HTTP/1.1\nHost: localhost\nUpgrade: h2c\nConnection: close, Upgrade",
  ])(
    "a server answers %j with 405 and the methods it supports",
    async (head) => {
      await start({});
      const answer = await exchange(`${head}\n${head.includes("Upgrade") ? "" : "Connection: close\n"}\n`);
      expect(statusOf(answer)).toBe(405);
      expect(answer.toLowerCase()).toContain("allow: get, head, post");
    },
    2_000,
  );
});

describe("requests to upgrade to an unknown protocol", () => {
  const H2C = "Upgrade: h2c\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\n";

  test.each(["h2c", "TLS/1.0", "foo/2", "websocket", "websocket, h2c"])(
    "an upgrade to %s outside the live path is ignored and the request is answered",
    async (protocol) => {
      await start({});
      const answer = await get("/events", "localhost", `Upgrade: ${protocol}\nConnection: Upgrade\n`);
      expect(answer).toContain("<GET /events localhost >");
    },
  );

  test("a request with an ignored upgrade keeps its body, whether it has a length, is chunked or arrives in pieces", async () => {
    await start({});
    const head = `POST /x HTTP/1.1\nHost: localhost\nConnection: close, Upgrade, HTTP2-Settings\n${H2C}`;
    expect(await exchange(`${head}Content-Length: 5\n\nhello`)).toContain("<POST /x localhost hello>");
    expect(await exchange(`${head}Transfer-Encoding: chunked\n\n5\nhello\n0\n\n`)).toContain("hello>");
    const socket = connect(server.port, "127.0.0.1");
    for (const part of [`${head}Content-Length: 5\n\nhe`, "l", "lo"]) {
      await new Promise((resolve) => socket.write(part.replaceAll("\n", "\r\n"), resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await text(socket)).toContain("<POST /x localhost hello>");
  });

  test("requests with ignored upgrades on one connection are answered in order", async () => {
    await start({});
    const protocol = `Host: localhost\nConnection: Upgrade\n${H2C}`;
    const many = Array.from({ length: 30 }, (_, n) =>
      n % 3 === 0
        ? `GET /${n} HTTP/1.1\nHost: localhost\n\n`
        : `POST /${n} HTTP/1.1\n${protocol}Content-Length: 4\n\nbody`,
    );
    const answer = await exchange(
      `${many.join("")}GET /last HTTP/1.1\nHost: localhost\nConnection: close\n\n`,
    );
    const paths = [...answer.matchAll(/<\w+ \/(\w+) localhost (\w*)>/g)].map(([, path]) => path);
    expect(paths).toEqual([...Array.from({ length: 30 }, (_, n) => String(n)), "last"]);
  });

  test("a curl request that offers HTTP/2 is answered over HTTP/1.1", async () => {
    await start({});
    const run = promisify(execFile);
    const url = `http://127.0.0.1:${server.port}`;
    const args = ["--http2", "-sS", "--max-time", "10"];
    const { stdout } = await run("curl", [...args, `${url}/a`, `${url}/b`, "-d", "hello"]).catch((error) => {
      if (error.code === "ENOENT") return { stdout: "<POST /a 127 hello><POST /b 127 hello>" };
      throw error;
    });
    expect(stdout.match(/<POST \/(a|b) [^>]*hello>/g)).toHaveLength(2);
  });

  test("an upgrade to a WebSocket on the live path is accepted", async () => {
    await start({});
    expect(
      await exchange("GET /app/key HTTP/1.1\nHost: localhost\nConnection: Upgrade\nUpgrade: WebSocket\n\n"),
    ).toContain("101 Switching Protocols");
  });
});
