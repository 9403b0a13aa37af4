import { noInput } from "../domains/accounts/schema";
import { eventIdInput } from "../domains/events/schema";
import { markAllRead, markRead } from "../domains/notifications/centre/commands";
import { countUnread, listNotifications } from "../domains/notifications/centre/queries";
import * as centre from "../domains/notifications/centre/schema";
import { getDigest, setDigest } from "../domains/notifications/digest/commands";
import * as digest from "../domains/notifications/digest/schema";
import { listGuestMails, previewGuestMail } from "../domains/notifications/guest-mails/queries";
import * as mails from "../domains/notifications/guest-mails/schema";
import { setPreference, setQuietHours } from "../domains/notifications/preferences/commands";
import { getPreferences } from "../domains/notifications/preferences/queries";
import * as preferences from "../domains/notifications/preferences/schema";
import { withPresentWords } from "../notifications/shown-words";
import { eventRoleProcedure, router, signedInProcedure } from "../trpc/procedures";

const cohost = eventRoleProcedure("cohost");

const preferencesRouter = router({
  get: signedInProcedure
    .input(noInput)
    .output(preferences.preferencesOut)
    .query(({ ctx }) => getPreferences(ctx.db, ctx.viewer.id)),

  set: signedInProcedure
    .input(preferences.setInput)
    .output(preferences.setOut)
    .mutation(async ({ ctx, input }) => {
      await setPreference(ctx.db, { ...input, userId: ctx.viewer.id });
      return { enabled: input.enabled };
    }),

  setQuiet: signedInProcedure
    .input(preferences.setQuietInput)
    .output(preferences.setQuietOut)
    .mutation(({ ctx, input }) => setQuietHours(ctx.db, { ...input, userId: ctx.viewer.id })),
});

/** How often a person gets a digest of their groups. */
const digestRouter = router({
  get: signedInProcedure
    .input(noInput)
    .output(digest.digestOut)
    .query(({ ctx }) => getDigest(ctx.db, ctx.viewer.id)),

  set: signedInProcedure
    .input(digest.setDigestInput)
    .output(digest.digestOut)
    .mutation(({ ctx, input }) => setDigest(ctx.db, { ...input, userId: ctx.viewer.id, now: ctx.now })),
});

/** Previews of an event's automatic emails, for its hosts. */
const mailsRouter = router({
  list: cohost
    .input(eventIdInput)
    .output(mails.guestMailsOut)
    .query(async ({ ctx: { db, event, now } }) => ({ items: await listGuestMails(db, { event, now }) })),

  preview: cohost
    .input(mails.previewGuestMailInput)
    .output(mails.guestMailPreviewOut)
    .query(({ ctx: { db, event, now }, input: { kind, minutesBefore } }) =>
      previewGuestMail(db, { event, kind, minutesBefore, now }),
    ),
});

/** Notifications on the site, and the settings for all other channels. */
export const notificationsRouter = router({
  list: signedInProcedure
    .input(centre.listInput)
    .output(centre.notificationsOut)
    .query(({ ctx: { db, viewer, now }, input }) =>
      listNotifications(db, { ...input, userId: viewer.id }, (rows) => withPresentWords(db, rows, now)),
    ),

  unread: signedInProcedure
    .input(noInput)
    .output(centre.unreadOut)
    .query(({ ctx }) => countUnread(ctx.db, ctx.viewer.id)),

  markRead: signedInProcedure
    .input(centre.markReadInput)
    .output(centre.unreadOut)
    .mutation(({ ctx, input }) => markRead(ctx.db, { ...input, userId: ctx.viewer.id, now: ctx.now })),

  markAllRead: signedInProcedure
    .input(centre.markAllReadInput)
    .output(centre.unreadOut)
    .mutation(({ ctx, input }) => markAllRead(ctx.db, { ...input, userId: ctx.viewer.id, now: ctx.now })),

  preferences: preferencesRouter,
  digest: digestRouter,
  mails: mailsRouter,
});
