import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/**
 * A way to a server of this machine whose connections can go dead: open for both ends, and nothing comes through any
 * more, as when a router forgets them. Those that are made later work.
 * @param delayMs how much later than sent everything arrives at the server
 */
export async function openFailingConnection(
  url: string,
  delayMs = 0,
): Promise<{ url: string; goDead: () => void }> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) sockets.add(socket.on("error", () => {}));
    upstream.pipe(client);
    if (delayMs === 0) client.pipe(upstream);
    else client.on("data", (bytes) => setTimeout(() => upstream.write(bytes), delayMs));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const own = new URL(url);
  own.port = String((server.address() as AddressInfo).port);
  return {
    url: own.href,
    goDead() {
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}
