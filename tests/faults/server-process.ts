import { openDatabase } from "../../server/db/client";
import { editRsvp, rsvpToEvent, withdrawRsvp } from "../../server/domains/rsvps/commands";
import { submitSeatRequest } from "../../server/domains/rsvps/desk/commands";
import { isDomainError } from "../../server/errors";
import { runJob } from "../../server/jobs/run";
import { toAnswer } from "./server";
import type { Order, Report } from "./server-orders";

/** A server process of its own, with its own connections, desk and clock; told over IPC what people ask of it. */
const db = openDatabase(process.argv[2] ?? "", 5);

process.on("message", (order: Order) => {
  if (order.kind === "block") return block(order.milliseconds);
  carryOut(order).then(
    (result) => tell({ id: order.id, result }),
    (error: unknown) => tell({ id: order.id, error: reasonOf(error) }),
  );
});
process.once("disconnect", () => process.exit(0));
tell({ id: 0, result: "ready" });

async function carryOut(order: Exclude<Order, { kind: "block" }>): Promise<unknown> {
  switch (order.kind) {
    case "ask":
      return toAnswer(await submitSeatRequest(db, order.poolId, order.request, null));
    case "rsvp":
      return rsvpToEvent(db, order.rsvp);
    case "edit":
      return editRsvp(db, order.edit);
    case "withdraw":
      return withdrawRsvp(db, order.withdraw);
    case "job":
      return runJob(db, order.name, new Date());
    case "clock":
      return Date.now();
  }
}

/** Nothing else of this process runs meanwhile: no answer is read, no timer fires. */
function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function tell(report: Report): void {
  process.send?.(report);
}

function reasonOf(error: unknown): string {
  if (isDomainError(error)) return error.reason;
  return error instanceof Error ? error.message.slice(-300) : String(error);
}
