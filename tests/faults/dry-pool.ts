import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { openDatabase } from "../../server/db/client";
import { PrismaClient } from "../../server/db/generated/client";
import { isDomainError } from "../../server/errors";
import { type Fault, strikingPoint } from "./fault";
import { deskServer } from "./server";

const POOL_MAX = 3;

/** Every connection of the server is taken until the pool has refused a request because of that. */
export const dryPool: Fault = withoutConnections("dry-pool", 200);

/** The same with a pool that would wait longer, so that Prisma's timeout of ten seconds ends first. */
export const parchedPool: Fault = withoutConnections("parched-pool", 60_000);

function withoutConnections(name: string, patienceMs: number): Fault {
  return {
    name,
    async open({ url }) {
      const db = openDatabase(url, 5);
      const pool = new pg.Pool({
        connectionString: url,
        max: POOL_MAX,
        connectionTimeoutMillis: patienceMs,
        application_name: "turnout",
      });
      const client = new PrismaClient({ adapter: new PrismaPg(pool) });
      const server = deskServer(client);
      return {
        db,
        async strike(crowd, random) {
          const strikeAt = strikingPoint(crowd, random);
          let turnedAway = 0;
          let letGo = () => {};
          const enough = new Promise<void>((resolve) => {
            letGo = resolve;
          });
          let dry: Promise<void> | undefined;
          await crowd.rush({
            server: async () => server,
            onAnswer: (count) => {
              if (count === strikeAt) dry = holdAll(pool, enough);
            },
            isNothingDone: (error) => {
              const isBusy = isDomainError(error) && error.reason === "database.busy";
              if (isBusy) turnedAway++;
              letGo();
              return isBusy;
            },
          });
          letGo();
          await dry;
          return { times: turnedAway, server };
        },
        async close() {
          await Promise.all([db.$disconnect(), client.$disconnect()]);
          await pool.end();
        },
      };
    },
  };
}

/** Takes each connection as soon as it is free and keeps it until then. */
async function holdAll(pool: pg.Pool, until: Promise<void>): Promise<void> {
  await Promise.all(
    Array.from({ length: POOL_MAX }, async () => {
      const held = await pool.connect().catch(() => null);
      await until;
      held?.release();
    }),
  );
}
