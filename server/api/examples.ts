import { ANALYTICS_EXAMPLES } from "./examples/analytics";
import { CHECK_IN_EXAMPLES } from "./examples/check-in";
import { COMMUNITY_MODERATION_EXAMPLES } from "./examples/community-moderation";
import {
  description,
  EXAMPLE_PARAMS,
  type Example,
  person,
  plan,
  question,
  seats,
  summary,
} from "./examples/facts";
import { FEEDBACK_EXAMPLES } from "./examples/feedback";
import { GROUP_EVENT_EXAMPLES } from "./examples/group-events";
import { GROUP_EXAMPLES } from "./examples/groups";
import { MODERATION_EXAMPLES } from "./examples/moderation";
import { ORGANIZATION_EXAMPLES } from "./examples/organizations";
import { OUTREACH_EXAMPLES } from "./examples/outreach";
import { OWN_INVITATION_EXAMPLES } from "./examples/own-invitations";
import { POST_EXAMPLES } from "./examples/posts";
import { RFP_EXAMPLES } from "./examples/rfps";
import { RSVP_EXAMPLES } from "./examples/rsvps";
import { SCHEDULE_EXAMPLES } from "./examples/schedule";
import { searchExample } from "./examples/search";
import { SESSION_EXAMPLES } from "./examples/sessions";
import { TAG_EXAMPLES } from "./examples/tags";
import { UPLOAD_EXAMPLES } from "./examples/uploads";
import { VENUE_EXAMPLES } from "./examples/venues";
import { WAITLIST_EXAMPLES } from "./examples/waitlists";
import { ORGANIZATION_WEBHOOK_EXAMPLES, WEBHOOK_EXAMPLES } from "./examples/webhooks";

export { EXAMPLE_PARAMS, type Example };

const seriesId = "019aa3b9-8a10-7f3c-b2d7-4c6e8f0a1b06";
const nextDateId = "019aa3b9-8a2c-7e11-8f5a-9d0b2c4e6a07";
const full = {
  ...summary,
  description,
  announces: true,
  overlapsAllowed: false,
  checkInOpensMinutes: 60,
  doorMinutes: null,
  questions: [question],
  restorableUntil: null,
  seriesId: null,
  previousStartsAt: null,
  viewerRole: null,
  viewerLeads: false,
};
const hosted = { ...full, viewerRole: "host", inviteToken: "Zk3vQ8cX1mJpT0aYw5Rr7g" };
const noSeats = { ...seats, confirmedSeats: 0, seatsLeft: 40, version: 1 };
const draft = { ...hosted, status: "draft", seats: noSeats, version: 1 };

const staff = { items: [{ email: "cohost@turnout.test", role: "cohost" }] };
const token = {
  id: EXAMPLE_PARAMS.tokenId,
  name: "Door printer",
  createdAt: "2026-11-21T09:00:00.000Z",
  lastUsedAt: null,
  expiresAt: "2027-11-21T00:00:00.000Z",
};
const pendingAddress = { pending: { email: "ana@new.example", expiresAt: "2026-11-30T10:00:00.000Z" } };
/** By the name of the procedure. */
export const EXAMPLES: Record<string, Example> = {
  "search.everything": searchExample(summary),
  "accounts.signUp": {
    body: { email: "ana@turnout.test", name: "Ana Ferreira", password: "a long pass phrase" },
    answer: { email: "ana@turnout.test" },
  },
  "accounts.me": {
    answer: { ...person, emailVerified: true, timeZone: "Europe/Lisbon", role: "user", hasPassword: true },
  },
  "accounts.address.pending": { answer: pendingAddress },
  "accounts.address.request": { body: { email: "ana@new.example" }, answer: pendingAddress },
  "accounts.address.cancel": { answer: { done: true } },
  "accounts.address.confirm": {
    body: { token: "Zk3vQ8cX1mJpT0aYw5Rr7gZk3vQ8cX1mJpT0aYw5Rr7" },
    answer: { email: "ana@new.example" },
  },
  "accounts.end.prove": { body: { password: "a short phrase to remember" }, answer: { done: true } },
  "accounts.end.export": {
    answer: {
      exportedAt: "2026-11-29T10:00:00.000Z",
      profile: { email: "ana@turnout.test", name: "Ana" },
      rsvps: [],
      history: [],
      hostedEvents: [],
      messagesWritten: [],
      notifications: [],
      notificationPreferences: [],
      accessTokens: [],
      signIns: [],
      connectedSites: [],
      invitations: [],
      teamRoles: [],
      memberships: [],
      groupInvitations: [],
      organizationInvitations: [],
      requestMessagesWritten: [],
      reservationLinks: [],
      uploads: [],
      webhooks: [],
      feedback: [],
      pushDevices: [],
      walkIns: [],
      checkInsMade: [],
      contributions: [],
      reactions: [],
      postDrafts: [],
      postReads: [],
      postWatches: [],
      groupMemberships: [],
      groupRequests: [],
      groupBans: [],
      blockedPeople: [],
      followedTags: [],
      digest: [],
      reportsMade: [],
    },
  },
  "accounts.end.delete": { query: { confirm: "ana@turnout.test" }, answer: { done: true } },
  "accounts.tokens.list": { answer: { items: [token], nextCursor: null } },
  "accounts.tokens.create": {
    body: { name: token.name, expiresAt: token.expiresAt },
    answer: { ...token, token: "tt_TnW3rJm0yJvYk2b8QeXo5uHs1cFd7gLa9iKp4zRt6wE" },
  },
  "accounts.tokens.revoke": { answer: { done: true } },

  "events.list": {
    query: { q: "letterpress", from: "2026-12-01T00:00:00Z", limit: "10" },
    answer: { items: [summary], nextCursor: null },
  },
  "events.hosted": {
    query: { when: "upcoming" },
    answer: { items: [{ ...summary, viewerRole: "host" }], nextCursor: null },
  },
  "events.hosting": {
    query: { show: "upcoming", q: "letterpress" },
    answer: {
      items: [
        {
          event: { ...summary, viewerRole: "host" },
          series: { id: seriesId, frequency: "weekly", dates: 6 },
        },
      ],
      nextCursor: null,
      totals: { upcoming: 6, draft: 1, past: 4, cancelled: 0 },
    },
  },
  "events.get": { answer: full },
  "events.guests": {
    query: { limit: "12" },
    answer: {
      audience: "everyone",
      visible: true,
      people: 21,
      nextCursor: null,
      items: [{ name: "Ana F.", imageUrl: null, guests: 1 }],
    },
  },
  "events.create": {
    body: { ...plan, questions: [question], waitlistMode: "offer", offerMinutes: 720 },
    answer: { ...draft, waitlistMode: "offer", offerMinutes: 720 },
  },
  "events.edit": {
    body: { capacity: 50, expectedVersion: 3 },
    answer: { ...hosted, capacity: 50, version: 4 },
  },
  "events.publish": { answer: { ...hosted, seats: noSeats, version: 2 } },
  "events.cancel": { answer: { ...hosted, status: "cancelled", version: 4 } },
  "events.restore": { answer: { ...hosted, version: 5 } },
  "events.renewInviteLink": { answer: { ...hosted, inviteToken: "q7Yb2LkVx0nRfT4sWmE1Pg" } },
  "events.duplicate": { body: { startsAt: "2026-12-11T18:00:00.000Z" }, answer: draft },
  "events.deleteDraft": { answer: { id: EXAMPLE_PARAMS.eventId } },
  "events.staff.list": { answer: staff },
  "events.staff.add": { body: { email: "cohost@turnout.test", role: "cohost" }, answer: staff },
  "events.staff.remove": { answer: { items: [] } },

  "calendar.event": {
    answer: { name: "letterpress-evening-ab3kq7xz.ics", text: "BEGIN:VCALENDAR\r\n…END:VCALENDAR\r\n" },
  },
  "calendar.public": { answer: { name: "events.ics", text: "BEGIN:VCALENDAR\r\n…END:VCALENDAR\r\n" } },
  "calendar.feed": { answer: { name: "turnout.ics", text: "BEGIN:VCALENDAR\r\n…END:VCALENDAR\r\n" } },

  ...ANALYTICS_EXAMPLES,
  ...CHECK_IN_EXAMPLES,
  ...RSVP_EXAMPLES,
  ...GROUP_EXAMPLES,
  ...GROUP_EVENT_EXAMPLES,
  ...MODERATION_EXAMPLES,
  ...ORGANIZATION_EXAMPLES,
  ...ORGANIZATION_WEBHOOK_EXAMPLES,
  ...RFP_EXAMPLES,
  ...WAITLIST_EXAMPLES,
  ...OUTREACH_EXAMPLES,
  ...POST_EXAMPLES,
  ...OWN_INVITATION_EXAMPLES,
  ...SESSION_EXAMPLES,
  ...FEEDBACK_EXAMPLES,
  ...SCHEDULE_EXAMPLES,
  ...COMMUNITY_MODERATION_EXAMPLES,
  ...TAG_EXAMPLES,
  ...UPLOAD_EXAMPLES,
  ...VENUE_EXAMPLES,
  ...WEBHOOK_EXAMPLES,

  "series.get": {
    answer: {
      series: { id: seriesId, frequency: "weekly" },
      items: [{ ...seriesDate(), seats, viewerRole: null }],
    },
  },
  "series.repeat": {
    body: { frequency: "monthly", monthlyBy: "weekday", until: "2027-02-28", publish: true },
    answer: {
      seriesId,
      results: [{ id: nextDateId, startsAt: "2027-01-01T18:00:00.000Z", outcome: "done" }],
      skipped: [{ on: "2027-02", reason: "no-such-day" }],
    },
  },
  "series.applyToFollowing": {
    body: { parts: ["title", "seats"] },
    answer: {
      results: [
        {
          id: nextDateId,
          startsAt: "2026-12-11T18:00:00.000Z",
          outcome: "refused",
          reason: "capacity.below-taken",
        },
      ],
    },
  },
  "series.cancelFollowing": {
    body: { includeThis: true },
    answer: { results: [{ id: nextDateId, startsAt: "2026-12-11T18:00:00.000Z", outcome: "done" }] },
  },
};

function seriesDate() {
  const { id, slug, title, startsAt, endsAt, timeZone, allDay, status } = summary;
  return { id, slug, title, startsAt, endsAt, timeZone, allDay, status };
}
