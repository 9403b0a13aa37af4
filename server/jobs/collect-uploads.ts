import { collectUploads } from "../domains/uploads/collection.commands";
import { storageOf } from "../storage/current";
import type { Job } from "./define";

/** The most uploads of each kind in one run: with S3 each takes a few requests, and a serverless function has a minute. */
const MAX = 500;

/** Removes uploads that were never finished, and those that nothing has referred to for a day. */
export const collectUploadsJob: Job = {
  name: "collect-uploads",
  schedule: { everyMinutes: 60 },
  missed: "skip",
  run: ({ db, now }) => collectUploads(db, { now, storageOf, max: MAX }),
};
