import { database } from "../db/client";
import { MigrationError } from "../db/migrate";
import { endDemo } from "../domains/accounts/demo/commands";
import { env } from "../env";
import { startTicker } from "../jobs/ticker";
import { log } from "../log";
import { beginDraining } from "../readiness";
import { losesMail, noteProxy, SITE_WARNINGS } from "../site-warnings";
import { endTracing } from "../tracing";
import { openDatabaseSource } from "./database-source";
import { isLoopbackName } from "./front-door";
import { listen } from "./http-server";
import { migratePatiently, seedIfEmpty } from "./prepare-database";
import { grantRequestRole } from "./request-role";
import { keepsToThisMachine, provideChannels, provideSettings, refuseMissingSettings } from "./settings";
import { openSite } from "./site";
import { StartupError, standstillFault } from "./startup-error";

type Stop = () => Promise<void>;

const DRAIN_MS = 10_000;

/**
 * Serves everything on one port until a signal stops it; then the process exits. Resources stop in the reverse
 * order of their start, also if the start itself fails or is interrupted.
 */
export async function serve({ dev }: { dev: boolean }): Promise<void> {
  const stopping = new AbortController();
  const stops: Stop[] = [];
  let exitCode = 0;
  function fail(error: unknown): void {
    exitCode = 1;
    tell(error);
    stopping.abort();
  }
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", (error) => log().error({ err: error }, "unhandled rejection"));

  try {
    await start({ dev, stops, fail, signal: stopping.signal });
    await aborted(stopping.signal);
  } catch (error) {
    if (!stopping.signal.aborted) fail(error);
  }
  if (exitCode === 0) console.log("Stopping.");
  beginDraining();
  for (const stop of stops.reverse()) {
    await stop().catch(fail);
  }
  process.exit(exitCode);
}

async function start(run: {
  dev: boolean;
  stops: Stop[];
  fail: (error: unknown) => void;
  signal: AbortSignal;
}): Promise<void> {
  const { dev, stops, fail, signal } = run;
  refuseMissingSettings(!dev);
  const loopbackOnly = keepsToThisMachine();
  const http = await listen(env().PORT, {
    host: env().HOST,
    loopbackOnly,
    siteUrl: () => env().NEXTAUTH_URL,
    onRequest: ({ headers }) => noteProxy(headers, env().TRUSTED_PROXIES),
  });
  const source = await openDatabaseSource(fail);
  stops.push(source.leave);
  signal.throwIfAborted();

  provideSettings(source, http.port);
  const channels = provideChannels(http.port);
  await migratePatiently(source.url, signal);
  if (source.embedded) await grantRequestRole(source.url);
  if (env().TURNOUT_DEMO) await seedIfEmpty(source.url, new Date());
  signal.throwIfAborted();

  if (!env().TURNOUT_DEMO) await endDemo(database());
  stops.push(endTracing);
  stops.push(() => database().$disconnect());
  const site = await openSite({ dev, port: http.port, channels });
  const ticker = startTicker(database());
  stops.push(() => ticker.stop());
  // Sockets are closed at the same time, so that clients reconnect elsewhere: an open socket would hold the server
  // open.
  stops.push(async () => void (await Promise.all([http.close(DRAIN_MS), site.close()])));
  signal.throwIfAborted();

  http.open(site);
  warnOfSettings();
  console.log(welcome(source.embedded, loopbackOnly));
}

function warnOfSettings(): void {
  if (losesMail()) log().warn(SITE_WARNINGS["mail.nowhere"]);
  const { HOST, TURNOUT_DEMO } = env();
  if (TURNOUT_DEMO && HOST && !isLoopbackName(HOST)) {
    log().warn("everyone who can reach this port can sign in as the demo people; TURNOUT_DEMO=0 ends that");
  }
}

function welcome(embedded: boolean, loopbackOnly: boolean): string {
  const { NEXTAUTH_URL, TURNOUT_DEMO, TURNOUT_DATA_DIR } = env();
  const lines = [`Turnout is ready: ${NEXTAUTH_URL}`];
  if (TURNOUT_DEMO) {
    lines.push("Sign in as host@turnout.test or ana@turnout.test; the password is turnout-demo.");
  }
  if (loopbackOnly) {
    lines.push(
      "While the demo is on, only this machine can open it. HOST=0.0.0.0 opens it to your network, demo sign-ins included.",
    );
  }
  if (embedded) lines.push(`Its data is in ${TURNOUT_DATA_DIR}. Ctrl-C stops it.`);
  return `\n  ${lines.join("\n  ")}\n`;
}

function tell(error: unknown): void {
  const standstill = standstillFault(error);
  const expected = error instanceof StartupError || error instanceof MigrationError;
  if (standstill) {
    console.error(`\n  ${standstill.message}\n`);
  } else if (
    expected ||
    (error instanceof Error && error.message.startsWith("Some settings cannot be used"))
  ) {
    console.error(`\n  ${error.message}\n`);
  } else {
    console.error(error);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
