import { setTimeout as wait } from "node:timers/promises";
import { database } from "../../server/db/client";
import { isDomainError } from "../../server/errors";
import { submitSeatRequest } from "../../server/seats/gather";
import { toAnswer } from "./server";
import type { AnsweredOrder, Order, Report } from "./server-orders";

/** A server process with its own connections, gatherer and clock. It gets requests over IPC. */
const db = database();

process.on("message", (order: Order) => {
  if (order.kind === "block") return block(order.milliseconds);
  carryOut(order).then(
    (result) => tell({ id: order.id, result }),
    (error: unknown) => tell({ id: order.id, error: reasonOf(error) }),
  );
});
process.once("disconnect", () => process.exit(0));
tell({ id: 0, result: "ready" });

async function carryOut(order: AnsweredOrder): Promise<unknown> {
  switch (order.kind) {
    case "ask":
      return toAnswer(await submitSeatRequest(db, order.poolId, order.request, null));
    case "call":
      return call(order);
    case "tick":
      return tick(order.job);
    case "clock":
      return Date.now();
  }
}

type Procedures = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;

/** Loaded on first use: most of these processes are killed soon. */
async function call({
  procedure,
  cookie,
  input,
}: Extract<AnsweredOrder, { kind: "call" }>): Promise<unknown> {
  const { appRouter } = await import("../../server/routers/app-router");
  const { createContext } = await import("../../server/trpc/context");
  const { createCallerFactory } = await import("../../server/trpc/procedures");
  const header = (name: string) => (name === "cookie" ? cookie : undefined);
  const caller = createCallerFactory(appRouter)(await createContext({ header, remoteAddress: "127.0.0.1" }));
  const [router = "", name = ""] = procedure.split(".");
  return (caller as unknown as Procedures)[router]?.[name]?.(input);
}

async function tick(job: string): Promise<void> {
  const { startTicker } = await import("../../server/jobs/ticker");
  const ticker = startTicker(db);
  const hasRun = () => db.jobRun.findFirst({ where: { job, finishedAt: { not: null } } });
  while (!(await hasRun())) await wait(20);
  await ticker.stop();
}

/** Blocks this process: meanwhile it reads no answer and fires no timer. */
function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function tell(report: Report): void {
  process.send?.(report);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  for (const candidate of [error, cause]) if (isDomainError(candidate)) return candidate.reason;
  return error instanceof Error ? error.message.slice(-300) : String(error);
}
