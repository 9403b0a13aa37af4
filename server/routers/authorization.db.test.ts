import { beforeAll, describe, expect, test } from "vitest";
import { COMMUNITY_ROWS } from "../../tests/authorization/community-rows";
import { GROUP_ROWS } from "../../tests/authorization/group-rows";
import { ORGANIZATION_ROWS } from "../../tests/authorization/organization-rows";
import { refusalOf } from "../../tests/authorization/refusal-of";
import { SESSION_ROWS } from "../../tests/authorization/session-rows";
import { type Cast, createCast, type EventKind, KINDS, ROLES, type Role } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { provideEnv } from "../env";
import type { Access, ProcedureMeta } from "../trpc/init";
import { appRouter } from "./app-router";

const database = testDatabase();

beforeAll(() =>
  provideEnv({ DATABASE_URL: database.requestUrl, NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }),
);

/** The accesses of organizations and venues have a matrix of their own. */
type EventAccess = Exclude<
  Access,
  `organization-${string}` | `venue-${string}` | `rfp-venue-${string}` | `group-${string}` | `post-${string}`
>;
type Row = { access: EventAccess; input: (cast: Cast) => unknown };
const ofEvent = ({ event }: Cast) => ({ eventId: event.id });
const ofRsvp = ({ rsvpId }: Cast) => ({ rsvpId });
const both = (cast: Cast) => ({ ...ofEvent(cast), ...ofRsvp(cast) });
const many = (cast: Cast) => ({ ...ofEvent(cast), rsvpIds: [cast.rsvpId] });
const ofMessage = (cast: Cast) => ({
  ...ofEvent(cast),
  statuses: ["confirmed"],
  subject: "Hi",
  body: "Hello",
});
const ofSession = ({ sessionId }: Cast) => ({ sessionId });
const nothing = () => ({});
const ofStranger = ({ people }: Cast) => ({ userId: people.stranger?.id });
const ofFact = () => ({ factId: newId() });
const ofWebhook = () => ({ webhookId: newId() });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const token = "A".repeat(43);

/** Every procedure with its access rule and an otherwise valid input. */
const ROWS: Record<string, Row> = {
  "accounts.me": { access: "signed-in", input: nothing },
  "groups.forEvents": { access: "signed-in", input: nothing },
  "accounts.address.pending": { access: "signed-in", input: nothing },
  "accounts.address.request": { access: "signed-in", input: () => ({ email: `${newId()}@people.test` }) },
  "accounts.address.resend": { access: "signed-in", input: nothing },
  "accounts.address.cancel": { access: "signed-in", input: nothing },
  "accounts.address.confirm": { access: "signed-in", input: () => ({ token }) },
  "accounts.address.read": { access: "anyone", input: () => ({ token }) },
  "accounts.address.readCancellation": { access: "anyone", input: () => ({ token }) },
  "accounts.address.cancelByLink": { access: "anyone", input: () => ({ token }) },
  "accounts.end.prove": { access: "signed-in", input: () => ({ password: "a wrong one" }) },
  "accounts.end.export": { access: "signed-in", input: nothing },
  "accounts.end.preview": { access: "signed-in", input: nothing },
  "accounts.end.delete": { access: "signed-in", input: () => ({ confirm: "nobody@people.test" }) },
  "accounts.signUp": {
    access: "anyone",
    input: () => ({ email: `${newId()}@people.test`, name: "New", password: "a long enough one" }),
  },
  "accounts.requestLink": { access: "anyone", input: () => ({ email: `${newId()}@people.test` }) },
  "accounts.requestConfirmation": { access: "signed-in", input: nothing },
  "accounts.confirmAddress": { access: "anyone", input: () => ({ token }) },
  "accounts.resetPassword": { access: "anyone", input: () => ({ token, password: "a long enough one" }) },
  "accounts.updateProfile": { access: "signed-in", input: () => ({ name: "Renamed" }) },
  "accounts.changePassword": { access: "signed-in", input: () => ({ password: "a long enough one" }) },
  "accounts.signOutEverywhere": { access: "signed-in", input: nothing },
  "accounts.signIns.list": { access: "signed-in", input: nothing },
  "accounts.signIns.end": { access: "signed-in", input: () => ({ signInId: newId() }) },
  "accounts.phone.current": { access: "signed-in", input: nothing },
  "accounts.phone.start": { access: "signed-in", input: () => ({ phone: "+49 151 23456789" }) },
  "accounts.phone.confirm": { access: "signed-in", input: () => ({ code: "123456" }) },
  "accounts.phone.remove": { access: "signed-in", input: nothing },
  "accounts.tokens.list": { access: "signed-in", input: nothing },
  "accounts.tokens.create": { access: "signed-in", input: () => ({ name: "Laptop" }) },
  "accounts.tokens.revoke": { access: "signed-in", input: () => ({ tokenId: newId() }) },
  "admin.overview": { access: "admin", input: nothing },
  "admin.audit": { access: "admin", input: () => ({ subject: "user", limit: 5 }) },
  "admin.users.list": { access: "admin", input: () => ({ q: "ana", role: "user", banned: false }) },
  "admin.users.banPreview": { access: "admin", input: ofStranger },
  "admin.events.list": { access: "admin", input: () => ({ q: "an", state: "upcoming" }) },
  "admin.events.cancel": { access: "admin", input: ofEvent },
  "admin.rfps.list": { access: "admin", input: () => ({ q: "an", status: "sent" }) },
  "admin.venues.list": { access: "admin", input: () => ({ q: "an", status: "listed" }) },
  "admin.venues.archive": { access: "admin", input: () => ({ venueId: newId() }) },
  "admin.venues.allow": { access: "admin", input: () => ({ venueId: newId() }) },
  "admin.users.ban": { access: "admin", input: ofStranger },
  "admin.users.hideContributions": { access: "admin", input: ofStranger },
  "admin.users.unban": { access: "admin", input: ofStranger },
  "admin.users.changeRole": {
    access: "admin",
    input: (cast) => ({ ...ofStranger(cast), role: "moderator" }),
  },
  "admin.outbox.read": { access: "admin", input: nothing },
  "admin.outbox.facts": { access: "admin", input: () => ({ type: "no.such" }) },
  "admin.outbox.tasks": { access: "admin", input: () => ({ sink: "live", type: "no.such" }) },
  "admin.outbox.fact": { access: "admin", input: ofFact },
  "admin.outbox.replayFacts": { access: "admin", input: () => ({ factIds: [newId()] }) },
  "admin.outbox.discardFacts": { access: "admin", input: () => ({ type: "no.such" }) },
  "admin.outbox.replayTasks": { access: "admin", input: () => ({ sink: "live", factIds: [newId()] }) },
  "admin.outbox.discardTasks": { access: "admin", input: () => ({ sink: "live" }) },
  "admin.outbox.replayDone": { access: "admin", input: ofFact },
  "admin.deliveries.count": { access: "admin", input: nothing },
  "admin.deliveries.list": { access: "admin", input: () => ({ state: "due", channel: "email" }) },
  "admin.deliveries.retry": { access: "admin", input: () => ({ ids: [newId()] }) },
  "admin.deliveries.bounces": { access: "admin", input: nothing },
  "admin.deliveries.forgetBounce": { access: "admin", input: () => ({ bounceId: "0".repeat(64) }) },
  "admin.jobs.health": { access: "admin", input: nothing },
  "admin.jobs.runs": { access: "admin", input: () => ({ job: "prune" }) },
  "admin.jobs.start": { access: "admin", input: () => ({ job: "expire-offers" }) },
  "admin.incidents.list": { access: "admin", input: () => ({ state: "open", kind: "job.failed" }) },
  "admin.incidents.resolve": { access: "admin", input: () => ({ ids: [newId()] }) },
  "admin.limits.list": { access: "admin", input: nothing },
  "admin.limits.lift": { access: "admin", input: () => ({ limitId: "0".repeat(64) }) },
  "analytics.rsvpsOverTime": { access: "event-cohost", input: ofEvent },
  "analytics.activity": { access: "event-cohost", input: ofEvent },
  "analytics.report": { access: "event-cohost", input: ofEvent },
  "analytics.arrivals": { access: "event-cohost", input: ofEvent },
  "analytics.session": { access: "event-cohost", input: ofSession },
  "analytics.chartFile": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), chart: "funnel" }),
  },
  "analytics.view": { access: "event-viewer", input: ofEvent },
  "announcements.list": { access: "anyone", input: nothing },
  "announcements.addresses": { access: "anyone", input: nothing },
  "availability.badge": { access: "anyone", input: () => ({ venueId: newId() }) },
  "checkIn.ticket": { access: "rsvp-reader", input: ofRsvp },
  "checkIn.ticketPicture": { access: "rsvp-reader", input: ofRsvp },
  "checkIn.scan": { access: "event-door", input: (cast) => ({ ...both(cast), nonce: newId() }) },
  "checkIn.undo": { access: "event-door", input: (cast) => ({ ...both(cast), nonce: newId() }) },
  "checkIn.batch": {
    access: "event-door",
    input: (cast) => ({ ...ofEvent(cast), scans: [{ ...ofRsvp(cast), nonce: newId() }] }),
  },
  "checkIn.counts": { access: "event-door", input: ofEvent },
  "checkIn.walkIn": {
    access: "event-door",
    input: (cast) => ({ ...ofEvent(cast), name: "Wim", nonce: newId() }),
  },
  "checkIn.serveDoor": { access: "event-door", input: ofEvent },
  "checkIn.list": { access: "event-door", input: ofEvent },
  "checkIn.search": { access: "event-door", input: (cast) => ({ ...ofEvent(cast), q: "per" }) },
  "calendar.event": { access: "event-viewer", input: ofEvent },
  "calendar.public": { access: "anyone", input: nothing },
  "calendar.feed": { access: "anyone", input: () => ({ token }) },
  "calendar.address": { access: "signed-in", input: nothing },
  "calendar.reset": { access: "signed-in", input: nothing },
  "csv.participants": { access: "event-cohost", input: ofEvent },
  "comments.restore": { access: "signed-in", input: () => ({ commentId: newId() }) },
  "feedback.give": { access: "event-guest", input: (cast) => ({ ...ofEvent(cast), stars: 4 }) },
  "feedback.giveToSession": { access: "event-guest", input: (cast) => ({ ...ofSession(cast), stars: 4 }) },
  "feedback.mine": { access: "event-guest", input: ofEvent },
  "feedback.mineOfSession": { access: "event-guest", input: ofSession },
  "feedback.remove": { access: "event-guest", input: ofEvent },
  "feedback.removeOfSession": { access: "event-guest", input: ofSession },
  "feedback.list": { access: "event-cohost", input: ofEvent },
  "feedback.listOfSession": { access: "event-cohost", input: ofSession },
  "feedback.summary": { access: "event-cohost", input: ofEvent },
  "feedback.file": { access: "event-cohost", input: ofEvent },
  "feedback.form": { access: "event-guest", input: ofEvent },
  "events.list": { access: "anyone", input: nothing },
  "events.hosted": { access: "signed-in", input: nothing },
  "events.hosting": { access: "signed-in", input: nothing },
  "events.get": { access: "event-viewer", input: ofEvent },
  "events.guests": { access: "event-viewer", input: ofEvent },
  "events.create": {
    access: "signed-in",
    input: () => ({ title: "New", startsAt: inDays(3), endsAt: inDays(4), timeZone: "Europe/Berlin" }),
  },
  "events.edit": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), expectedVersion: 1, title: "Edited" }),
  },
  "events.publish": { access: "event-cohost", input: ofEvent },
  "events.cancel": { access: "event-cohost", input: ofEvent },
  "events.restore": { access: "event-moderator", input: ofEvent },
  "events.renewInviteLink": { access: "event-cohost", input: ofEvent },
  "events.duplicate": { access: "event-cohost", input: ofEvent },
  "events.deleteDraft": { access: "event-host", input: ofEvent },
  "events.staff.list": { access: "event-cohost", input: ofEvent },
  "events.staff.add": {
    access: "event-host",
    input: (cast) => ({ ...ofEvent(cast), email: "x@people.test", role: "door" }),
  },
  "events.staff.remove": {
    access: "event-host",
    input: (cast) => ({ ...ofEvent(cast), email: "x@people.test" }),
  },
  "invitations.list": { access: "event-cohost", input: ofEvent },
  "invitations.check": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), emails: ["x@people.test"] }),
  },
  "invitations.invite": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), people: [{ email: "x@people.test" }] }),
  },
  "invitations.resend": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), invitationId: newId() }),
  },
  "invitations.remove": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), invitationId: newId() }),
  },
  "invitations.waiting": { access: "signed-in", input: nothing },
  "invitations.own": { access: "event-guest", input: ofEvent },
  "invitations.answer": {
    access: "event-guest",
    input: (cast) => ({ ...ofEvent(cast), answer: "declined", note: "Away" }),
  },
  "invitations.byLink": { access: "anyone", input: () => ({ token: `${token}A` }) },
  "invitations.declineByLink": { access: "anyone", input: () => ({ token: `${token}A` }) },
  "mailbox.list": { access: "anyone", input: nothing },
  "mailbox.get": { access: "anyone", input: () => ({ mailId: newId() }) },
  "notifications.list": { access: "signed-in", input: nothing },
  "notifications.unread": { access: "signed-in", input: nothing },
  "notifications.markRead": { access: "signed-in", input: () => ({ ids: [newId()] }) },
  "notifications.markAllRead": { access: "signed-in", input: () => ({ upTo: newId() }) },
  "notifications.preferences.get": { access: "signed-in", input: nothing },
  "notifications.preferences.set": {
    access: "signed-in",
    input: () => ({ kind: "event.reminder", channel: "email", enabled: false }),
  },
  "notifications.digest.get": { access: "signed-in", input: nothing },
  "notifications.digest.set": { access: "signed-in", input: () => ({ frequency: "daily" }) },
  "notifications.preferences.setQuiet": { access: "signed-in", input: () => ({ quiet: null }) },
  "notifications.mails.list": { access: "event-cohost", input: ofEvent },
  "notifications.mails.preview": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), kind: "rsvp.confirmed" }),
  },
  "waitlists.mine": { access: "signed-in", input: nothing },
  "owners.ofEntry": { access: "signed-in", input: () => ({ waitlistId: "vwl_000000000000" }) },
  "owners.ofRfp": { access: "signed-in", input: () => ({ rfpId: newId() }) },
  "owners.ofRfpVenue": { access: "signed-in", input: () => ({ rfpVenueId: newId() }) },
  "organizations.create": { access: "signed-in", input: () => ({ name: "Lantern Events" }) },
  "organizations.list": { access: "signed-in", input: nothing },
  "organizations.waiting": { access: "signed-in", input: nothing },
  "organizations.acceptInvitation": { access: "signed-in", input: () => ({ orgId: newId() }) },
  "organizations.declineInvitation": { access: "signed-in", input: () => ({ orgId: newId() }) },
  "posts.feed": { access: "signed-in", input: () => ({ sort: "newest" }) },
  "posts.unread": { access: "signed-in", input: nothing },
  "posts.restore": { access: "signed-in", input: () => ({ postId: newId() }) },
  "push.key": { access: "signed-in", input: nothing },
  "push.devices": { access: "signed-in", input: nothing },
  "push.subscribe": {
    access: "signed-in",
    input: () => ({ endpoint: "https://push.example.org/a", keys: { p256dh: "a", auth: "a" } }),
  },
  "push.unsubscribe": { access: "signed-in", input: () => ({ deviceId: newId() }) },
  "reminders.list": { access: "event-cohost", input: ofEvent },
  "reminders.set": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), minutesBefore: [1_440, 60] }),
  },
  "reminders.preview": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), minutesBefore: 60 }),
  },
  "messages.list": { access: "event-cohost", input: ofEvent },
  "messages.count": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), statuses: ["confirmed"] }),
  },
  "messages.preview": { access: "event-cohost", input: ofMessage },
  "messages.send": { access: "event-cohost", input: ofMessage },
  "messages.edit": { access: "event-cohost", input: (cast) => ({ ...ofEvent(cast), messageId: newId() }) },
  "messages.cancel": { access: "event-cohost", input: (cast) => ({ ...ofEvent(cast), messageId: newId() }) },
  "rsvps.rsvp": { access: "event-guest", input: ofEvent },
  "rsvps.edit": {
    access: "event-guest",
    input: (cast) => ({ ...ofEvent(cast), guests: 0, expectedVersion: 1 }),
  },
  "rsvps.withdraw": { access: "event-guest", input: ofEvent },
  "rsvps.mine": { access: "event-guest", input: ofEvent },
  "rsvps.seats": { access: "event-viewer", input: ofEvent },
  "rsvps.list": { access: "event-moderator", input: ofEvent },
  "rsvps.participants": { access: "event-cohost", input: ofEvent },
  "rsvps.waitlist": { access: "event-viewer", input: ofEvent },
  "rsvps.promote": { access: "event-cohost", input: many },
  "rsvps.decline": { access: "event-moderator", input: both },
  "rsvps.declineMany": { access: "event-moderator", input: many },
  "rsvps.restore": { access: "event-moderator", input: both },
  "rsvps.seat": { access: "event-moderator", input: both },
  "rsvps.approve": { access: "event-moderator", input: both },
  "rsvps.approveMany": { access: "event-moderator", input: many },
  "rsvps.remove": { access: "event-moderator", input: both },
  "rsvps.removeMany": { access: "event-moderator", input: many },
  "rsvps.bar": { access: "event-moderator", input: both },
  "rsvps.unbar": { access: "event-moderator", input: both },
  "rsvps.prioritize": { access: "event-cohost", input: (cast) => ({ ...both(cast), priority: 5 }) },
  "rsvps.registerGroup": {
    access: "event-leader",
    input: (cast) => ({ ...ofEvent(cast), people: [{ email: "x@people.test" }], mode: "asManyAsFit" }),
  },
  "rsvps.previewCapacity": { access: "event-cohost", input: ofEvent },
  "rsvps.accept": { access: "rsvp-owner", input: ofRsvp },
  "rsvps.refuse": { access: "rsvp-owner", input: ofRsvp },
  "claims.list": { access: "event-leader", input: ofEvent },
  "claims.open": {
    access: "event-leader",
    input: (cast) => ({ ...ofEvent(cast), seats: 1, expiresAt: inDays(0.5) }),
  },
  "claims.close": { access: "claim-leader", input: ({ linkId }) => ({ linkId }) },
  "claims.led": { access: "signed-in", input: () => undefined },
  "claims.page": { access: "anyone", input: () => ({ token }) },
  "claims.claim": { access: "signed-in", input: () => ({ token }) },
  "offers.byLink": { access: "anyone", input: () => ({ token }) },
  "offers.answerByLink": { access: "anyone", input: () => ({ token, answer: "accept" }) },
  "rsvps.position": { access: "rsvp-reader", input: ofRsvp },
  "rsvps.ledger": { access: "rsvp-reader", input: ofRsvp },
  "rsvps.listMine": { access: "signed-in", input: nothing },
  "groups.list": { access: "anyone", input: nothing },
  "groups.create": { access: "signed-in", input: () => ({ name: "Night Walkers" }) },
  "groups.invitations.preview": { access: "anyone", input: () => ({ token }) },
  "groups.invitations.joinByLink": { access: "signed-in", input: () => ({ token }) },
  "groups.invitations.waiting": { access: "signed-in", input: nothing },
  "groups.invitations.accept": { access: "signed-in", input: () => ({ groupId: newId() }) },
  "groups.invitations.decline": { access: "signed-in", input: () => ({ groupId: newId() }) },
  "groups.members.join": { access: "signed-in", input: () => ({ groupId: newId() }) },
  "groups.members.leave": { access: "signed-in", input: () => ({ groupId: newId() }) },
  "groups.members.takeBack": { access: "signed-in", input: () => ({ groupId: newId() }) },
  "invitationRefusals.read": { access: "anyone", input: () => ({ token }) },
  "invitationRefusals.choose": { access: "anyone", input: () => ({ token, scope: "host", refused: true }) },
  "invitationRefusals.mine": { access: "signed-in", input: nothing },
  "invitationRefusals.refuseAll": { access: "signed-in", input: () => ({ refused: true }) },
  "invitationRefusals.allowHost": { access: "signed-in", input: () => ({ hostId: newId() }) },
  "uploads.rules": { access: "anyone", input: nothing },
  "uploads.create": {
    access: "signed-in",
    input: () => ({ fileName: "a.jpg", contentType: "image/jpeg", size: 10, purpose: "avatar" }),
  },
  "uploads.complete": { access: "signed-in", input: () => ({ uploadId: newId() }) },
  // Open to all roles of an event: who reads which file is tested beside the domain "attachments".
  "uploads.attachment": { access: "attachment-reader", input: () => ({ attachmentId: newId() }) },
  "search.everything": { access: "anyone", input: () => ({ q: "fox" }) },
  "unsubscribe.read": { access: "anyone", input: () => ({ token }) },
  "unsubscribe.choose": { access: "anyone", input: () => ({ token, enabled: false }) },
  "venues.directory": { access: "anyone", input: nothing },
  "venues.map": { access: "anyone", input: nothing },
  "venues.places": { access: "anyone", input: nothing },
  "venues.addresses": { access: "anyone", input: nothing },
  "webhooks.list": { access: "signed-in", input: nothing },
  "webhooks.get": { access: "signed-in", input: ofWebhook },
  "webhooks.create": { access: "signed-in", input: () => ({ url: "https://1.1.1.1/hook" }) },
  "webhooks.edit": { access: "signed-in", input: () => ({ ...ofWebhook(), enabled: false }) },
  "webhooks.rotateSecret": { access: "signed-in", input: ofWebhook },
  "webhooks.remove": { access: "signed-in", input: ofWebhook },
  "webhooks.ping": { access: "signed-in", input: ofWebhook },
  "webhooks.deliveries": { access: "signed-in", input: ofWebhook },
  "webhooks.resend": { access: "signed-in", input: () => ({ ...ofWebhook(), deliveryId: newId() }) },
  ...SESSION_ROWS,
  ...COMMUNITY_ROWS,
  "series.get": { access: "event-viewer", input: ofEvent },
  "series.repeat": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), frequency: "weekly", count: 2 }),
  },
  "schedule.rsvp": { access: "event-guest", input: ofSession },
  "schedule.cancel": { access: "event-guest", input: ofSession },
  "schedule.mine": { access: "event-guest", input: ofSession },
  "schedule.ofEvent": { access: "event-guest", input: ofEvent },
  "schedule.booked": { access: "event-guest", input: ofEvent },
  "schedule.agenda": { access: "event-viewer", input: ofEvent },
  "schedule.next": { access: "signed-in", input: nothing },
  "series.applyToFollowing": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), parts: ["title"] }),
  },
  "series.cancelFollowing": { access: "event-cohost", input: ofEvent },
};

type Verdict = "allowed" | "unauthenticated" | "forbidden" | "not-found";

const SEES_PRIVATE: Role[] = ["attendee", "waitlisted", "door", "cohost", "host", "admin"];
const SEES_DRAFT: Role[] = ["door", "cohost", "host", "admin"];
const RANK: Partial<Record<Role, number>> = { door: 1, cohost: 2, host: 3 };

/** The expected verdict, stated independently of the code that decides it. */
function expected(access: EventAccess, role: Role, kind: EventKind): Verdict {
  if (access === "anyone") return "allowed";
  if (access === "attachment-reader") return "allowed";
  if (access === "signed-in") return role === "anon" ? "unauthenticated" : "allowed";
  if (access === "admin")
    return role === "admin" ? "allowed" : role === "anon" ? "unauthenticated" : "forbidden";
  if (access === "rsvp-reader" || access === "rsvp-owner") {
    if (role === "anon") return "unauthenticated";
    if (kind === "draft") return "not-found";
    const readers = access === "rsvp-owner" ? ["attendee"] : ["attendee", "cohost", "host"];
    return readers.includes(role) ? "allowed" : "not-found";
  }
  if (access === "claim-leader") {
    if (role === "anon") return "unauthenticated";
    if (kind === "draft") return "not-found";
    return ["waitlisted", "cohost", "host"].includes(role) ? "allowed" : "not-found";
  }
  const sees = kind === "public" || (kind === "private" ? SEES_PRIVATE : SEES_DRAFT).includes(role);
  if (!sees) return "not-found";
  if (access === "event-viewer") return "allowed";
  if (role === "anon") return "unauthenticated";
  if (access === "event-guest") return "allowed";
  if (access === "event-moderator" && role === "admin") return "allowed";
  // The events here belong to no group, so no one leads one.
  const needed = {
    ...{ "event-door": 1, "event-cohost": 2, "event-leader": 2 },
    ...{ "event-moderator": 2, "event-host": 3 },
  }[access];
  const rank = RANK[role] ?? 0;
  if (rank === 0) return "not-found";
  return rank >= needed ? "allowed" : "forbidden";
}

/** Calls as this role. A refusal for a reason other than the caller means that the role is allowed. */
async function verdictOf(name: string, row: Row, cast: Cast, role: Role): Promise<Verdict> {
  const input = row.input(cast);
  const refusal = await refusalOf(database.db, { name, viewer: cast.people[role], input });
  if (!refusal) return "allowed";
  // Whether a person was there is no right of theirs: anyone who may see the event may try.
  if (refusal.reason === "feedback.not-there") return "allowed";
  if (refusal.code === "unauthenticated" || refusal.code === "forbidden") return refusal.code;
  // Something other than access can be missing too, such as an RSVP to withdraw.
  const isAboutSession = typeof input === "object" && input !== null && "sessionId" in input;
  const byAccess = row.access.startsWith("rsvp-")
    ? "rsvp"
    : row.access === "claim-leader"
      ? "claim"
      : "event";
  const noun = isAboutSession && !("eventId" in input) ? "session" : byAccess;
  return refusal.reason === `${noun}.not-found` ? "not-found" : "allowed";
}

describe("the authorization matrix", () => {
  const procedures = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { meta?: ProcedureMeta; type: string } }
  >;

  test("every procedure has a row in the authorization matrix and every row a procedure", () => {
    expect(Object.keys({ ...ROWS, ...ORGANIZATION_ROWS, ...GROUP_ROWS }).sort()).toEqual(
      Object.keys(procedures).sort(),
    );
  });

  test.each(Object.entries(ROWS))("the procedure %s declares the access rule of its row", (name, row) => {
    expect(procedures[name]?._def.meta?.access).toBe(row.access);
  });

  test.each(Object.entries(ROWS))(
    "the procedure %s admits exactly the roles it should",
    async (name, row) => {
      const aboutEvents = /^(event|rsvp|claim)-/.test(row.access);
      const readsOnly = procedures[name]?._def.type === "query";
      const found: Record<string, Verdict> = {};
      const wanted: Record<string, Verdict> = {};
      for (const kind of aboutEvents ? KINDS : (["public"] as const)) {
        let cast: Cast | undefined;
        for (const role of ROLES) {
          cast ??= await createCast(database.db, kind);
          const cell = `${kind} ${role}`;
          const verdict = await verdictOf(name, row, cast, role);
          found[cell] = verdict;
          // A write that was let through changes what the next role would find. A refused one changes nothing.
          if (verdict === "allowed" && !readsOnly) cast = undefined;
          wanted[cell] = expected(row.access, role, kind);
        }
      }
      expect(found).toEqual(wanted);
    },
  );
});
