import { openDatabase } from "../../server/db/client";
import { type ChildServer, startChildServer } from "./child-server";
import { type Fault, strikingPoint } from "./fault";

const BLOCKED_MS = 3_000;

/** Two servers on one database; people alternate between them. */
export const twoServers: Fault = overTwo("two-servers", () => {});

/** The event loop of one of two servers is blocked for three seconds, in the middle of its transactions. */
export const blockedLoop: Fault = overTwo("blocked-loop", ([first]) => first.block(BLOCKED_MS));

function overTwo(name: string, disturb: (servers: [ChildServer, ChildServer]) => void): Fault {
  return {
    name,
    async open({ url }) {
      const db = openDatabase(url, 5);
      const servers = await Promise.all([startChildServer(url), startChildServer(url)]);
      return {
        db,
        async strike(crowd, random) {
          const strikeAt = strikingPoint(crowd, random);
          let times = 0;
          await crowd.rush({
            server: async (index) => servers[random() < 0.2 || index % 2 === 0 ? 0 : 1],
            onAnswer: (count) => {
              if (count !== strikeAt) return;
              times++;
              disturb(servers);
            },
          });
          return { times, server: servers[0] };
        },
        async close() {
          await Promise.all(servers.map((server) => server.stop()));
          await db.$disconnect();
        },
      };
    },
  };
}
