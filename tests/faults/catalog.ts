import { cutLine } from "./cut-line";
import { dryPool } from "./dry-pool";
import type { Fault } from "./fault";
import { killPostgres } from "./kill-postgres";
import { killServer } from "./kill-server";
import { skewedClock } from "./skewed-clock";
import { blockedLoop, twoServers } from "./two-servers";

/** Every fault that needs nothing but a database. */
export const faults: Fault[] = [
  killServer,
  killPostgres,
  cutLine("before-begin"),
  cutLine("after-statement"),
  cutLine("after-commit"),
  dryPool,
  blockedLoop,
  twoServers,
  skewedClock,
];
