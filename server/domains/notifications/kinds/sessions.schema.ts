const sessions = { topic: "sessions", lane: "personal" } as const;

/** A conference has dozens of sessions per person: what people did themselves is on their schedule, not in their inbox. */
const quiet = { inApp: "off", email: "off", whatsapp: "never", push: "off" } as const;
const told = { inApp: "on", email: "on", whatsapp: "never", push: "off" } as const;
const pushed = { ...told, push: "on" } as const;
const toPhone = { ...pushed, whatsapp: "on" } as const;

/** Kinds about seats in sessions of an event. */
export const SESSION_KINDS = {
  "session.confirmed": { ...sessions, label: "You booked a session", channels: quiet },
  "session.waitlisted": { ...sessions, label: "You're on a session's waitlist", channels: quiet },
  "session.promoted": {
    ...sessions,
    label: "A seat in a session opened up and it's yours",
    channels: pushed,
    lane: "urgent",
  },
  "session.offered": {
    ...sessions,
    label: "A seat in a session is being held for you",
    channels: toPhone,
    lane: "urgent",
  },
  "session.offer-ending": {
    ...sessions,
    label: "A session seat held for you is about to be released",
    channels: { ...toPhone, inApp: "never" },
    lane: "urgent",
  },
  "session.offer-expired": { ...sessions, label: "An offer for a session has expired", channels: told },
  "session.displaced": { ...sessions, label: "You were moved back to a session's waitlist", channels: told },
  "session.removed": { ...sessions, label: "A host removed you from a session", channels: told },
  "session.released": {
    ...sessions,
    label: "Your seat in a session was given away at the door",
    channels: pushed,
    lane: "urgent",
  },
  "session.reminder": {
    ...sessions,
    label: "A session of yours starts in 15 minutes",
    channels: { ...pushed, email: "off" },
    lane: "urgent",
  },
  "session.moved": { ...sessions, label: "A session has a new time or room", channels: pushed, lane: "bulk" },
  "session.cancelled": {
    ...sessions,
    label: "A session was cancelled",
    channels: { ...pushed, inApp: "always", email: "always" },
    lane: "bulk",
  },
  "session.restored": {
    ...sessions,
    label: "A cancelled session is back on",
    channels: { ...pushed, inApp: "always", email: "always" },
    lane: "bulk",
  },
} as const;

export type SessionKindName = keyof typeof SESSION_KINDS;
