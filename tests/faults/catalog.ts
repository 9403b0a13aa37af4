import { cutConnection } from "./cut-connection";
import { dryPool, parchedPool } from "./dry-pool";
import type { Fault } from "./fault";
import { killPostgres } from "./kill-postgres";
import { killServer } from "./kill-server";
import { killSite } from "./kill-site";
import { skewedClock } from "./skewed-clock";
import { blockedLoop, twoServers } from "./two-servers";

/** Quick faults that need only a database. */
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

/** Faults that take long or need a build. */
export const longFaults: Fault[] = [parchedPool, killSite];
