import { askForFeedback } from "./ask-for-feedback";
import { checkInvariants } from "./check-invariants";
import { collectUploadsJob } from "./collect-uploads";
import type { Job } from "./define";
import { deliverNotifications } from "./deliver-notifications";
import { deliverWebhooks } from "./deliver-webhooks";
import { emptyDeletedPosts } from "./empty-deleted-posts";
import { expireOffers } from "./expire-offers";
import { indexSearch } from "./index-search";
import { prune } from "./prune";
import { relayOutbox } from "./relay-outbox";
import { remindOfSessions } from "./remind-of-sessions";
import { rfpDeadlines } from "./rfp-deadlines";
import { sendDigests } from "./send-digests";
import { sendMessages } from "./send-messages";
import { sendReminders } from "./send-reminders";
import { serveDoors } from "./serve-doors";
import { settleChanges } from "./settle-changes";
import { sweepWaitlists } from "./sweep-waitlists";
import { venueQueueJobs } from "./venue-queues";
import { withdrawBanned } from "./withdraw-banned";

/** Every job, for the ticker, for cron and for `vercel.json`, in the order in which the ticker runs them. */
export const jobs: readonly Job[] = [
  relayOutbox,
  deliverNotifications,
  deliverWebhooks,
  sendMessages,
  sendReminders,
  remindOfSessions,
  askForFeedback,
  sendDigests,
  settleChanges,
  expireOffers,
  serveDoors,
  rfpDeadlines,
  sweepWaitlists,
  withdrawBanned,
  ...venueQueueJobs,
  checkInvariants,
  indexSearch,
  collectUploadsJob,
  emptyDeletedPosts,
  prune,
];

export function findJob(name: string): Job | undefined {
  return jobs.find((job) => job.name === name);
}
