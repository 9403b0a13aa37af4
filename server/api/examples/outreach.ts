/** Examples of what hosts write to guests and invitees, by the name of the procedure. */

const invitationId = "019aa3b8-5e11-7d40-9a3b-6f1c2d8e4a08";
const messageId = "019aa3b8-7c22-7e51-8b4c-7a2d3e9f5b09";

export const OUTREACH_PARAMS = { invitationId, messageId };

const invitation = {
  id: invitationId,
  email: "chi@turnout.test",
  name: "Chi Nguyen",
  state: "sent",
  rsvpStatus: null,
  answer: null,
  note: null,
  answeredAt: null,
  sentAt: "2026-11-21T10:00:02.000Z",
  lastError: null,
  createdAt: "2026-11-21T10:00:00.000Z",
};

export const ownAnswer = {
  answer: "declined",
  note: "I'm away that week. Have a good evening!",
  answeredAt: "2026-11-22T08:30:00.000Z",
};
const declined = {
  ...invitation,
  ...ownAnswer,
  id: "019aa3b8-5e11-7d40-9a3b-6f1c2d8e4a0b",
  email: "dev@turnout.test",
  name: "Dev Rao",
  state: "answered",
};

const words = {
  subject: "Doors open at half past six",
  body: "The bar is open from then on.\n\nSee you there!",
};

const message = {
  ...words,
  id: messageId,
  state: "scheduled",
  statuses: ["confirmed"],
  checkIn: "anyone",
  chosen: null,
  authorName: "Marta Silveira",
  repliesToAuthor: true,
  sendAt: "2026-12-04T12:00:00.000Z",
  sentAt: null,
  createdAt: "2026-11-21T10:00:00.000Z",
  delivered: 0,
  failed: 0,
};

const reminders = [
  { minutesBefore: 1_440, dueAt: "2026-12-03T18:30:00.000Z", state: "sent", recipients: 38 },
  { minutesBefore: 60, dueAt: "2026-12-04T17:30:00.000Z", state: "planned", recipients: 37 },
];

export const OUTREACH_EXAMPLES = {
  "invitations.list": {
    answer: {
      items: [invitation, declined],
      nextCursor: null,
      counts: { total: 2, sending: 0, sent: 1, failed: 0, answered: 1, going: 0, declined: 1 },
    },
  },
  "invitations.check": {
    body: { emails: ["chi@turnout.test", "ana@turnout.test"] },
    answer: {
      results: [
        { email: "chi@turnout.test", outcome: "invited" },
        { email: "ana@turnout.test", outcome: "answered" },
      ],
    },
  },
  "invitations.invite": {
    body: { people: [{ email: "chi@turnout.test", name: "Chi Nguyen" }, { email: "ana@turnout.test" }] },
    answer: {
      results: [
        { email: "chi@turnout.test", outcome: "done" },
        { email: "ana@turnout.test", outcome: "unchanged", reason: "invitation.answered" },
      ],
    },
  },
  "invitations.resend": { answer: { ...invitation, state: "sending", sentAt: null } },
  "invitations.remove": { answer: { id: invitationId } },
  "messages.list": { answer: { items: [message], nextCursor: null } },
  "messages.preview": {
    body: { ...words, statuses: ["confirmed"], checkIn: "missing" },
    answer: {
      recipients: 38,
      repliesTo: "marta@turnout.test",
      mail: {
        subject: words.subject,
        text: "Hello Marta Silveira,\n\nThe bar is open from then on.\n…",
        html: "<!doctype html>…",
      },
    },
  },
  "messages.send": {
    body: { ...words, statuses: ["confirmed"], sendAt: "2026-12-04T12:00:00.000Z" },
    answer: message,
  },
  "messages.edit": {
    body: { sendAt: "2026-12-04T15:00:00.000Z" },
    answer: { ...message, sendAt: "2026-12-04T15:00:00.000Z" },
  },
  "messages.cancel": { answer: { ...message, state: "cancelled" } },
  "reminders.list": { answer: { items: reminders } },
  "reminders.set": {
    body: { minutesBefore: [1_440, 60] },
    answer: { items: reminders },
  },
  "reminders.preview": {
    query: { minutesBefore: "1440" },
    answer: {
      recipients: 38,
      mail: {
        subject: "Tomorrow, 19:30: Winter Jazz Night",
        text: "Hello Marta Silveira,\n\nYou have a seat. We look forward to seeing you.\n…",
        html: "<!doctype html>…",
      },
    },
  },
  "csv.participants": {
    answer: {
      name: "guests-winter-jazz-night.csv",
      text: "\ufeffName,Email,Status,Group size,…\r\nAna Ferreira,ana@turnout.test,confirmed,2,…\r\n",
      nextCursor: null,
    },
  },
};
