import { cutConnection } from "./cut-connection";
import { dryPool, parchedPool } from "./dry-pool";
import type { Fault } from "./fault";
import { killPostgres } from "./kill-postgres";
import { killServer } from "./kill-server";
import { killSite } from "./kill-site";
import { skewedClock } from "./skewed-clock";
import { blockedLoop, twoServers } from "./two-servers";

/** Those that are quick and need nothing but a database. */
export const faults: Fault[] = [
  killServer,
  killPostgres,
  cutConnection("before-begin"),
  cutConnection("after-statement"),
  cutConnection("after-commit"),
  dryPool,
  blockedLoop,
  twoServers,
  skewedClock,
];

/** Those that wait for long, or want a build. */
export const longFaults: Fault[] = [parchedPool, killSite];
