import { isConnectionLost } from "../db/postgres-error";
import { inTransaction } from "../db/transaction";
import { inferAll } from "../domains/availability/inference.commands";
import { showInferred } from "../domains/holds/availability.commands";
import * as due from "../domains/holds/due.queries";
import { decideVenueQueue } from "../domains/holds/queue.commands";
import type { QueueFact } from "../domains/holds/queue.schema";
import type { Job, JobContext, JobResult } from "./define";

type Look = (db: JobContext["db"], now: Date) => Promise<due.Due[]>;

/**
 * A job that makes known what time has done to the queues of venues. No decision and no read waits for it, and a run that
 * breaks off or is repeated does no harm, because each queue is decided anew under its lock.
 */
function queueJob(name: string, schedule: Job["schedule"], look: Look, counted: QueueFact["type"]): Job {
  return { name, schedule, missed: "skip", run: (context) => decideDue(context, look, counted) };
}

async function decideDue(context: JobContext, look: Look, counted: QueueFact["type"]): Promise<JobResult> {
  const { db, now, decideAt } = context;
  const found = await look(db, now);
  let done = 0;
  const failed = await each(context, found, async ({ venueId, request }) => {
    const { facts } = await inTransaction(db, (tx) =>
      decideVenueQueue(tx, { venueId, request, now: decideAt }),
    );
    done += facts.filter(({ type }) => type === counted).length;
  });
  return { looked: found.length, done, failed };
}

/** A queue that is locked or broken must not stop the others. @returns how many failed */
async function each<Item>(
  { log }: JobContext,
  items: Item[],
  work: (item: Item) => Promise<void>,
): Promise<number> {
  let failed = 0;
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      failed++;
      log.error({ item, err: error }, "the queue of a venue could not be decided");
    }
  }
  return failed;
}

/**
 * Infers every badge, and then serves the queues of venues whose badge improved. A run that breaks off in between is made
 * up for by the next: the badge of such a venue changes together with its queue.
 */
const inferAvailability: Job = {
  name: "infer-availability",
  schedule: { everyMinutes: 360 },
  missed: "skip",
  async run(context) {
    const { db, now, decideAt } = context;
    const { inferred, changed } = await inferAll(db, now);
    const unserved = await due.listUnserved(db);
    const failed = await each(context, unserved, async (venueId) => {
      await showInferred(db, { venueId, now: decideAt });
    });
    return {
      inferred,
      changed: changed.length + unserved.length - failed,
      served: unserved.length - failed,
      failed,
    };
  },
};

/** The jobs of venues' badges and queues. */
export const venueQueueJobs: readonly Job[] = [
  queueJob("expire-holds", { everyMinutes: 1 }, due.listEndedHolds, "expired"),
  queueJob("remind-of-holds", { everyMinutes: 15 }, due.listToRemind, "reminded"),
  queueJob("expire-entries", { everyMinutes: 60 }, due.listLapsed, "lapsed"),
  queueJob("nudge-entries", { dailyAtHour: 10 }, due.listToNudge, "nudged"),
  queueJob("expire-nudged-entries", { dailyAtHour: 10 }, due.listUnansweredNudges, "lapsed"),
  inferAvailability,
  queueJob("deactivate-queues", { dailyAtHour: 0 }, due.listAbandoned, "deactivated"),
];
