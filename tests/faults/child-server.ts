import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Answer, Server } from "./server";
import type { AnsweredOrder, Report } from "./server-orders";

export type ChildServer = Server & {
  /** Executes any order but a plain request for seats. Rejects with the reason of a refusal. */
  order: (order: AnsweredOrder) => Promise<unknown>;
  /** Blocks its event loop for this long, whatever it was about to do. */
  block: (milliseconds: number) => void;
  /** kill -9. Resolves once the process is gone; its open requests are rejected. */
  kill: () => Promise<void>;
  /** Stops it and waits until it has ended. */
  stop: () => Promise<void>;
};

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/**
 * Starts a server process on this database.
 * @param clockSkewMs how far its clock is from the machine's
 */
export async function startChildServer(databaseUrl: string, clockSkewMs = 0): Promise<ChildServer> {
  const folder = import.meta.dirname;
  const skew = clockSkewMs === 0 ? [] : ["--import", path.join(folder, "clock-skew.mjs")];
  const child = fork(path.join(folder, "server-process.ts"), [], {
    execArgv: ["--import", "tsx", ...skew],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_MAX: "5",
      CLOCK_SKEW_MS: String(clockSkewMs),
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const waiting = new Map<number, Waiting>();
  const ready = new Promise((resolve, reject) => void waiting.set(0, { resolve, reject }));
  child.on("message", (report: Report) => {
    const asker = waiting.get(report.id);
    waiting.delete(report.id);
    if ("error" in report) asker?.reject(new Error(report.error));
    else asker?.resolve(report.result);
  });
  const gone = once(child, "exit").then(() => {
    for (const asker of waiting.values()) asker.reject(new Error("the server is gone"));
    waiting.clear();
  });
  await ready;
  return serverOf(child, waiting, gone);
}

function serverOf(child: ChildProcess, waiting: Map<number, Waiting>, gone: Promise<void>): ChildServer {
  let last = 0;
  function order(what: AnsweredOrder): Promise<unknown> {
    const id = ++last;
    return new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Error("the server is gone"));
      waiting.set(id, { resolve, reject });
      child.send({ id, ...what }, (error) => {
        if (error) reject(error);
      });
    });
  }
  return {
    ask: (poolId, request) => order({ kind: "ask", poolId, request }) as Promise<Answer>,
    order,
    block: (milliseconds) => void child.send({ kind: "block", milliseconds }),
    kill: () => {
      child.kill("SIGKILL");
      return gone;
    },
    stop: () => {
      if (child.connected) child.disconnect();
      return gone;
    },
  };
}
