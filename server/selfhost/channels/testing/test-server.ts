import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import Pusher from "pusher";
import PusherJs, { type Options } from "pusher-js";
import { type ClientOptions, WebSocket } from "ws";
import { type ChannelsOptions, type ChannelsServer, createChannelsServer } from "../server";

export const app = { appId: "1", key: "test-key", secret: "test-secret" };

/** The user and the holder are taken from the client's `x-user` header, in tests only. */
export class TestServer {
  readonly sdk: Pusher;
  private readonly clients: PusherJs[] = [];
  private readonly sockets: WebSocket[] = [];

  private constructor(
    readonly http: Server,
    readonly channels: ChannelsServer,
    readonly port: number,
  ) {
    this.sdk = this.sdkWith({});
  }

  static async start(options: Partial<ChannelsOptions> = {}, port = 0): Promise<TestServer> {
    const channels = createChannelsServer({ ...app, ...options });
    const http = createServer((request, response) => {
      if (!channels.handleRequest(request, response)) void answerAuth(request, response);
    });
    http.on("upgrade", (request, socket, head) => {
      if (!channels.handleUpgrade(request, socket, head)) socket.end("HTTP/1.1 426 Upgrade Required\r\n\r\n");
    });
    http.on("connection", (socket: Socket) => socket.on("error", () => {}));
    await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
    return new TestServer(http, channels, (http.address() as AddressInfo).port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  sdkWith(changes: { appId?: string; key?: string; secret?: string }): Pusher {
    const port = String(this.port);
    return new Pusher({ ...app, host: "127.0.0.1", port, timeout: 5_000, ...changes });
  }

  /** An unmodified pusher-js that connects. The auth endpoints see it as `userId`. */
  client(userId = "ana", options: Partial<Options> = {}): PusherJs {
    const headers = { "x-user": encodeURIComponent(userId) };
    const client = new PusherJs(app.key, {
      cluster: "",
      wsHost: "127.0.0.1",
      wsPort: this.port,
      forceTLS: false,
      enabledTransports: ["ws"],
      channelAuthorization: { endpoint: `${this.url}/auth/channel`, transport: "ajax", headers },
      userAuthentication: { endpoint: `${this.url}/auth/user`, transport: "ajax", headers },
      ...options,
    });
    this.clients.push(client);
    return client;
  }

  /** A bare WebSocket that sends no protocol message on its own. */
  socket(target = `/app/${app.key}?protocol=7`, options: ClientOptions = {}): WebSocket {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}${target}`, options);
    socket.on("error", () => {});
    this.sockets.push(socket);
    return socket;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.disconnect();
    for (const socket of this.sockets) socket.terminate();
    await this.channels.close();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }
}

/** Stands in for the application's auth endpoints: authorizes every user for every channel but `private-forbidden`. */
async function answerAuth(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sdk = new Pusher({ ...app, host: "127.0.0.1" });
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const [socketId, channel] = [form.get("socket_id") ?? "", form.get("channel_name") ?? ""];
  const userId = decodeURIComponent(String(request.headers["x-user"]));
  if (request.url === "/auth/user") {
    response.end(JSON.stringify(sdk.authenticateUser(socketId, { id: userId, user_info: { name: userId } })));
  } else if (request.url !== "/auth/channel") {
    response.writeHead(404).end("the application");
  } else if (channel.startsWith("private-forbidden")) {
    response.writeHead(403).end();
  } else if (channel.startsWith("private-forged")) {
    response.end(JSON.stringify({ auth: `${app.key}:${"0".repeat(64)}` }));
  } else if (channel.startsWith("private-held")) {
    const data = { user_id: userId, issued_at: Date.now() };
    response.end(JSON.stringify(sdk.authorizeChannel(socketId, channel, data)));
  } else {
    response.end(JSON.stringify(sdk.authorizeChannel(socketId, channel)));
  }
}
