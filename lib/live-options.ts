import type { Options } from "pusher-js";
import { pageViewerHeaders } from "./page-viewer";

/** What a browser must know to listen. Public. */
export type LiveClientConfig = {
  key: string;
  /** Pusher's cluster; empty where the Channels server is another one. */
  cluster: string;
  /** "page": on the origin of the page itself. Null: Pusher's own, found by its cluster. */
  server: "page" | { host: string; port: number; tls: boolean } | null;
};

/** The parts of `window.location` that matter here. */
export type PageAddress = {
  origin: string;
  hostname: string;
  port: string;
  protocol: string;
  search: string;
};

/** How `pusher-js` is to connect and to ask for private channels. */
export function pusherOptions(config: LiveClientConfig, page: PageAddress): Options {
  return {
    cluster: config.cluster,
    ...addressOf(config.server, page),
    // Without this list it would fall back to the vendor's HTTP hosts after five seconds.
    enabledTransports: ["ws", "wss"],
    channelAuthorization: {
      endpoint: `${page.origin}/api/pusher/auth`,
      transport: "ajax",
      headersProvider: pageViewerHeaders,
      // A reader of a private event by its invitation link listens by it too.
      paramsProvider: () => {
        const invite = new URLSearchParams(page.search).get("invite");
        return invite ? { invite } : {};
      },
    },
    // A page that is signed in signs its connection in too, which is then cut when the sign-in ends.
    userAuthentication: {
      endpoint: `${page.origin}/api/pusher/auth`,
      transport: "ajax",
      headersProvider: pageViewerHeaders,
    },
  };
}

function addressOf(server: LiveClientConfig["server"], page: PageAddress): Partial<Options> {
  if (server === null) return { forceTLS: true };
  if (server !== "page") {
    return { wsHost: server.host, wsPort: server.port, wssPort: server.port, forceTLS: server.tls };
  }
  const tls = page.protocol === "https:";
  const port = Number(page.port) || (tls ? 443 : 80);
  return { wsHost: page.hostname, wsPort: port, wssPort: port, forceTLS: tls };
}
