import type { Db } from "../../server/db/client";
import type { Crowd, Random } from "./crowd";
import type { Server } from "./server";

/** A fault that happens while many people answer an event. */
export type Fault = {
  name: string;
  /** Prepares what all rounds share. */
  open: (site: Site) => Promise<Rig>;
};

export type Site = {
  /** A migrated database. */
  url: string;
  /** For files; Postgres can enter it. */
  folder: string;
};

export type Rig = {
  /** A client of the database that the fault does not affect. */
  db: Db;
  /** Lets the crowd send its requests and causes the fault meanwhile. Resolves when it is over. */
  strike: (crowd: Crowd, random: Random) => Promise<Struck>;
  close: () => Promise<void>;
};

type Struck = {
  /** How often the fault really happened. */
  times: number;
  /** The server that is left after the fault. */
  server: Server;
  /** Problems that the fault itself saw, in addition to the checks after each fault. */
  wrong?: string[];
};

/** The number of the answer at which the fault happens: in the first half, so that many requests are still open. */
export function strikingPoint({ planned }: Crowd, random: Random): number {
  return 1 + Math.floor(random() * (planned / 2));
}
