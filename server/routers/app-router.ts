import { router } from "../trpc/procedures";
import { accountsRouter } from "./accounts";
import { adminRouter } from "./admin";
import { analyticsRouter } from "./analytics";
import { announcementsRouter } from "./announcements";
import { availabilityRouter } from "./availability";
import { calendarRouter } from "./calendar";
import { checkInRouter } from "./check-in";
import { claimsRouter } from "./claims";
import { commentsRouter } from "./comments";
import { blocksRouter, groupModerationRouter } from "./community-moderation";
import { csvRouter } from "./csv";
import { eventsRouter } from "./events";
import { feedbackRouter } from "./feedback";
import { groupsRouter } from "./groups";
import { invitationRefusalsRouter } from "./invitation-refusals";
import { invitationsRouter } from "./invitations";
import { mailboxRouter } from "./mailbox";
import { messagesRouter } from "./messages";
import { notificationsRouter } from "./notifications";
import { offersRouter } from "./offers";
import { organizationWebhooksRouter } from "./organization-webhooks";
import { organizationsRouter } from "./organizations";
import { ownersRouter } from "./owners";
import { postDraftsRouter } from "./post-drafts";
import { postsRouter } from "./posts";
import { pushRouter } from "./push";
import { reactionsRouter } from "./reactions";
import { remindersRouter } from "./reminders";
import { rfpsRouter } from "./rfps";
import { rsvpsRouter } from "./rsvps";
import { scheduleRouter } from "./schedule";
import { searchRouter } from "./search";
import { seriesRouter } from "./series";
import { sessionsRouter } from "./sessions";
import { tagsRouter } from "./tags";
import { unsubscribeRouter } from "./unsubscribe";
import { uploadsRouter } from "./uploads";
import { venueDeskRouter } from "./venue-desk";
import { venuesRouter } from "./venues";
import { waitlistsRouter } from "./waitlists";
import { webhooksRouter } from "./webhooks";

export const appRouter = router({
  accounts: accountsRouter,
  admin: adminRouter,
  analytics: analyticsRouter,
  announcements: announcementsRouter,
  availability: availabilityRouter,
  calendar: calendarRouter,
  checkIn: checkInRouter,
  claims: claimsRouter,
  comments: commentsRouter,
  csv: csvRouter,
  events: eventsRouter,
  feedback: feedbackRouter,
  groups: groupsRouter,
  invitationRefusals: invitationRefusalsRouter,
  invitations: invitationsRouter,
  blocks: blocksRouter,
  groupModeration: groupModerationRouter,
  mailbox: mailboxRouter,
  messages: messagesRouter,
  notifications: notificationsRouter,
  offers: offersRouter,
  organizations: organizationsRouter,
  owners: ownersRouter,
  organizationWebhooks: organizationWebhooksRouter,
  postDrafts: postDraftsRouter,
  posts: postsRouter,
  push: pushRouter,
  reactions: reactionsRouter,
  reminders: remindersRouter,
  rfps: rfpsRouter,
  rsvps: rsvpsRouter,
  schedule: scheduleRouter,
  series: seriesRouter,
  sessions: sessionsRouter,
  search: searchRouter,
  tags: tagsRouter,
  unsubscribe: unsubscribeRouter,
  uploads: uploadsRouter,
  venueDesk: venueDeskRouter,
  waitlists: waitlistsRouter,
  venues: venuesRouter,
  webhooks: webhooksRouter,
});

export type AppRouter = typeof appRouter;
