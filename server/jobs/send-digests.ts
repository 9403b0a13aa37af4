import { beginDigests, findDueDigests, noteDigests } from "../domains/notifications/digest/commands";
import { notify } from "../notifications/notify";
import type { Job } from "./define";

const PEOPLE_MAX = 500;
const BATCHES_MAX = 40;

/**
 * Makes the digests whose time has come. A crash before a batch is noted repeats it; the unique key of notifications drops
 * what is there already, so each slot is mailed once.
 */
export const sendDigests: Job = {
  name: "send-digests",
  schedule: { everyMinutes: 60 },
  missed: "skip",
  async run({ db, now }) {
    const begun = await beginDigests(db, { now, limit: 10_000 });
    let told = 0;
    for (let batch = 0; batch < BATCHES_MAX; batch++) {
      const due = await findDueDigests(db, { now, limit: PEOPLE_MAX });
      const occasions = due.map(({ userId, from, slotAt }) => ({
        kind: "group.digest" as const,
        occurrence: `digest ${slotAt.toISOString()}`,
        subject: { userId, from: from.toISOString(), until: now.toISOString() },
        to: { userId },
      }));
      await notify(db, occasions, now);
      await noteDigests(db, due, now);
      told += due.length;
      if (due.length < PEOPLE_MAX) break;
    }
    return { begun, told };
  },
};
