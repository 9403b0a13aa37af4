import type { Db } from "../../server/db/client";
import type { Crowd, Random } from "./crowd";
import type { Server } from "./server";

/** Something that goes wrong while many people answer an event. */
export type Fault = {
  name: string;
  /** Prepares what all rounds share. */
  open: (site: Site) => Promise<Rig>;
};

export type Site = {
  /** A migrated database. */
  url: string;
  /** For files; Postgres can walk through it. */
  folder: string;
};

export type Rig = {
  /** A way to the database that the fault does not touch. */
  db: Db;
  /** Lets the crowd rush in and has the fault happen meanwhile. Resolves when it is over. */
  strike: (crowd: Crowd, random: Random) => Promise<Struck>;
  close: () => Promise<void>;
};

export type Struck = {
  /** How often the fault really happened. */
  times: number;
  /** Whoever is left to serve. */
  server: Server;
  /** What the fault itself saw go wrong, beside what is checked after each of them. */
  wrong?: string[];
};

/** At which answer the fault happens: somewhere in the first half, so that there is a rush to hit. */
export function strikingPoint({ planned }: Crowd, random: Random): number {
  return 1 + Math.floor(random() * (planned / 2));
}
