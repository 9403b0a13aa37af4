import { checkInvariants } from "./check-invariants";
import type { Job } from "./define";
import { deliverWebhooks } from "./deliver-webhooks";
import { expireOffers } from "./expire-offers";
import { prune } from "./prune";
import { relayOutbox } from "./relay-outbox";
import { sendMessages } from "./send-messages";
import { sweepWaitlists } from "./sweep-waitlists";
import { withdrawBanned } from "./withdraw-banned";

/** Every job there is. `vercel.json` lists the same, and a test holds the two together. */
export const jobs: readonly Job[] = [
  relayOutbox,
  deliverWebhooks,
  sendMessages,
  expireOffers,
  sweepWaitlists,
  withdrawBanned,
  checkInvariants,
  prune,
];

export function findJob(name: string): Job | undefined {
  return jobs.find((job) => job.name === name);
}
