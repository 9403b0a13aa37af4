import { openDatabase } from "../../server/db/client";
import { type Fault, strikingPoint } from "./fault";
import { deskServer } from "./server";
import { type CutPoint, openTcpProxy } from "./tcp-proxy";

/** A retry repairs one cut. After several in a row before the commit, people lose their answers. */
const CUTS_MAX = 5;
const STATEMENTS_MAX = 7;

/** The connection to the database breaks at an exact point of a transaction, once or several times in a row. */
export function cutConnection(point: CutPoint): Fault {
  return {
    name: `cut-${point}`,
    async open({ url }) {
      const proxy = await openTcpProxy(url);
      const [db, overProxy] = [openDatabase(url, 5), openDatabase(proxy.url, 4)];
      const server = deskServer(overProxy);
      return {
        db,
        async strike(crowd, random) {
          const before = proxy.cuts();
          const strikeAt = strikingPoint(crowd, random);
          const times = 1 + Math.floor(random() * CUTS_MAX);
          const statement = 1 + Math.floor(random() * STATEMENTS_MAX);
          await crowd.rush({
            server: async () => server,
            onAnswer: (count) => {
              if (count === strikeAt) proxy.cutAt(point, { times, statement });
            },
          });
          proxy.cutAt(point, { times: 0, statement });
          return { times: proxy.cuts() - before, server };
        },
        async close() {
          await Promise.all([db.$disconnect(), overProxy.$disconnect()]);
          await proxy.close();
        },
      };
    },
  };
}
