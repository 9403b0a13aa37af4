import { mintSignInCookie } from "../../server/auth";
import { type Db, openDatabase } from "../../server/db/client";
import { provideEnv } from "../../server/env";
import { type Fault, strikingPoint } from "./fault";
import { restServer } from "./rest-server";
import type { Server } from "./server";
import { type SiteProcess, startSite } from "./site-process";

const SECRET = "a secret for faults only";

type Serving = { process: SiteProcess; server: Server };

/** kill -9 of the whole self-hosted server while people send requests over HTTP; `npm start` starts the next one. */
export const killSite: Fault = {
  name: "kill-site",
  async open({ url }) {
    const db = openDatabase(url, 5);
    provideEnv({ NEXTAUTH_SECRET: SECRET });
    const start = async (): Promise<Serving> => {
      const process = await startSite({ DATABASE_URL: url, NEXTAUTH_SECRET: SECRET });
      return {
        process,
        server: restServer(process.origin, eventIdFrom(db), (id) => mintSignInCookie(db, id)),
      };
    };
    let current = start();
    return {
      db,
      async strike(crowd, random) {
        const victim = (await current).process;
        const strikeAt = strikingPoint(crowd, random);
        let times = 0;
        await crowd.rush({
          server: async () => (await current).server,
          onAnswer: (count) => {
            if (count !== strikeAt) return;
            times++;
            current = victim.kill().then(start);
          },
        });
        return { times, server: (await current).server };
      },
      async close() {
        await (await current).process.stop();
        await db.$disconnect();
      },
    };
  },
};

function eventIdFrom(db: Db): (poolId: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (poolId) => {
    const eventId = known.get(poolId) ?? find(db, poolId);
    known.set(poolId, eventId);
    return eventId;
  };
}

async function find(db: Db, poolId: string): Promise<string> {
  return (await db.seatPool.findUniqueOrThrow({ where: { id: poolId }, select: { eventId: true } })).eventId;
}
