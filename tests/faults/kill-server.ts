import { openDatabase } from "../../server/db/client";
import { startChildServer } from "./child-server";
import { type Fault, strikingPoint } from "./fault";

/** kill -9 of the server under load; people continue on the server that is started in its place. */
export const killServer: Fault = {
  name: "kill-server",
  async open({ url }) {
    const db = openDatabase(url, 5);
    let current = startChildServer(url);
    return {
      db,
      async strike(crowd, random) {
        const victim = await current;
        const next = startChildServer(url);
        const strikeAt = strikingPoint(crowd, random);
        let times = 0;
        await crowd.rush({
          server: () => current,
          onAnswer: (count) => {
            if (count !== strikeAt) return;
            times++;
            current = victim.kill().then(() => next);
          },
        });
        return { times, server: await current };
      },
      async close() {
        await (await current).stop();
        await db.$disconnect();
      },
    };
  },
};
