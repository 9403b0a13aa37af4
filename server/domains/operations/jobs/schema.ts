import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { instantIn, instantOut } from "../../../../lib/wire-schema";

const jobName = optionalLine(60);
export const jobNameInput = z.strictObject({ job: jobName });

/** Runs after the one of this slot and job, which ended the page before. */
const after = z.strictObject({ job: jobName, slotAt: instantIn });
export const listRunsInput = z.strictObject({
  job: jobName.optional(),
  after: after.optional(),
  limit: z.number().int().min(1).max(100).default(30),
});

const jobRunOut = z.object({
  job: z.string(),
  slotAt: instantOut,
  startedAt: instantOut,
  /** `died`: it did not end within ten minutes, so its process is gone. */
  state: z.enum(["running", "died", "ran", "failed"]),
  durationMs: z.number().nullable(),
  result: z.record(z.string(), z.number()).nullable(),
  error: z.string().nullable(),
});
export type JobRunOut = z.infer<typeof jobRunOut>;
export const jobRunsOut = z.object({ items: z.array(jobRunOut) });

const jobHealthOut = z.object({
  name: z.string(),
  /** As a cron expression, in UTC. */
  cron: z.string(),
  missed: z.enum(["catch-up", "skip"]),
  /** True where a process that lives on has a better way, and only cron runs it. */
  cronOnly: z.boolean(),
  last: jobRunOut.nullable(),
  lastSuccess: jobRunOut.nullable(),
  lastFailure: jobRunOut.nullable(),
  /** Of the slots of the last 24 hours. */
  failuresInDay: z.number().int(),
  nextSlotAt: instantOut,
  /** Slots since the newest run that no process ran. */
  missedSlots: z.number().int(),
});
export type JobHealthOut = z.infer<typeof jobHealthOut>;
export const jobsHealthOut = z.object({ items: z.array(jobHealthOut) });

export const startedOut = z.object({
  outcome: z.enum(["ran", "failed", "already-taken"]),
  result: z.record(z.string(), z.number()).nullable(),
});
