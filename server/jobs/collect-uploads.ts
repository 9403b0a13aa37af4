import { collectUploads } from "../domains/uploads/collection.commands";
import { storageOf } from "../storage/current";
import type { Job } from "./define";

/** The most uploads of each kind in one run: with S3 each takes a few requests, and a serverless function has a minute. */
const MAX = 500;

/** Removes uploads that were never finished, and those that nothing has referred to for a day. Fails after the last one. */
export const collectUploadsJob: Job = {
  name: "collect-uploads",
  schedule: { everyMinutes: 60 },
  missed: "skip",
  async run({ db, now }) {
    const { failed, ...collected } = await collectUploads(db, { now, storageOf, max: MAX });
    if (failed > 0) throw new Error(`${failed} uploads could not be collected; ${JSON.stringify(collected)}`);
    return collected;
  },
};
