import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { type HttpServer, listen, type Site } from "./http-server";

const HELLO: Site = {
  handleRequest: (_, response) => void response.end("hello"),
  handleUpgrade: (_, socket) => void socket.destroy(),
};

const at = (server: HttpServer, path = "/") => `http://127.0.0.1:${server.port}${path}`;

function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("the HTTP server", () => {
  test("the error for a port in use says which setting to change", async () => {
    const first = await listen(0);
    await expect(listen(first.port)).rejects.toThrow(/is in use by another program.*set PORT/);
    await first.close(0);
  });

  test("the server listens on the configured address and names an address that this machine does not have", async () => {
    const server = await listen(0, { host: "127.0.0.1" });
    server.open(HELLO);
    expect(await (await fetch(at(server))).text()).toBe("hello");
    await expect(fetch(`http://[::1]:${server.port}/`)).rejects.toThrow();
    await server.close(0);
    await expect(listen(0, { host: "192.0.2.1" })).rejects.toThrow(
      /HOST is 192.0.2.1.* not an address of this machine/,
    );
  });

  test("requests during the start wait for the site while health checks are answered", async () => {
    const server = await listen(0);
    const early = fetch(at(server));
    const ready = await fetch(at(server, "/api/health/ready"));
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: "not-ready", reason: "starting" });
    expect((await fetch(at(server, "/api/health/live"))).status).toBe(200);
    server.open(HELLO);
    expect(await (await early).text()).toBe("hello");
    await server.close(1_000);
  });

  test("closing the server finishes running requests and accepts no new ones", async () => {
    const server = await listen(0);
    const arrived = gate();
    const answered = gate();
    server.open({
      ...HELLO,
      async handleRequest(_, response) {
        arrived.open();
        await answered.opened;
        response.end("finished");
      },
    });
    const running = fetch(at(server));
    await arrived.opened;
    const closed = server.close(60_000);
    await expect(fetch(at(server))).rejects.toThrow();
    answered.open();
    expect(await (await running).text()).toBe("finished");
    await closed;
  });

  test("closing the server cuts requests that do not finish in time", async () => {
    const server = await listen(0);
    const arrived = gate();
    server.open({ ...HELLO, handleRequest: () => arrived.open() });
    const running = fetch(at(server));
    const outcome = expect(running).rejects.toThrow();
    await arrived.opened;
    await server.close(0);
    await outcome;
  });

  test("the server answers 500 if the site throws, and keeps serving", async () => {
    const server = await listen(0);
    server.open({
      ...HELLO,
      handleRequest(request, response) {
        if (request.url === "/broken") throw new Error("broken on purpose");
        response.end("hello");
      },
    });
    expect((await fetch(at(server, "/broken"))).status).toBe(500);
    expect(await (await fetch(at(server))).text()).toBe("hello");
    await server.close(1_000);
  });

  test("the server survives a socket that breaks during an upgrade", async () => {
    const server = await listen(0);
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    socket.write("GET /app/key HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    socket.resetAndDestroy();
    server.open(HELLO);
    expect(await (await fetch(at(server))).text()).toBe("hello");
    await server.close(1_000);
  });
});
