const told = { inApp: "on", email: "on", whatsapp: "never", push: "off" } as const;
const shown = { ...told, email: "never", push: "never" } as const;
const mailed = { ...told, inApp: "never" } as const;
const alwaysTold = { ...told, inApp: "always", email: "always" } as const;
const toPhone = { ...told, whatsapp: "on", push: "on" } as const;

const organizing = { topic: "organizing", lane: "personal", channels: told } as const;
const venues = { topic: "venues", lane: "personal", channels: told } as const;

/** Kinds for organizers: their organization's requests to venues, and its waitlist entries. */
const ORGANIZING_KINDS = {
  "organization.invitation": {
    ...organizing,
    label: "You're invited to an organization",
    channels: { ...told, email: "always" },
    lane: "bulk",
  },
  "rfp.answered": { ...organizing, label: "A venue answers your request, or changes its answer" },
  "rfp.turned-down": { ...organizing, label: "A venue turns your request down" },
  "rfp.unanswered": { ...organizing, label: "Venues let your deadline pass" },
  "rfp.reply": { ...organizing, label: "A venue writes to you about a request" },
  "hold.joined": { ...organizing, label: "You joined a venue's waitlist" },
  "hold.moved-up": { ...organizing, label: "You moved up on a venue's waitlist", channels: shown },
  "hold.offered": {
    ...organizing,
    label: "A venue is being held for you",
    channels: toPhone,
    lane: "urgent",
  },
  "hold.reminder": {
    ...organizing,
    label: "A venue held for you is about to be released",
    channels: { ...toPhone, inApp: "never" },
    lane: "urgent",
  },
  "hold.expired": { ...organizing, label: "A hold has ended unanswered" },
  "hold.converted": { ...organizing, label: "A hold became a new request", channels: shown },
  "hold.still-interested": {
    ...organizing,
    label: "We ask if you're still interested in a venue",
    channels: mailed,
  },
  "hold.lapsed": { ...organizing, label: "You're off a venue's waitlist because its time ran out" },
} as const;

/** Kinds for people who run a venue. */
const VENUE_KINDS = {
  "rfp.asked": { ...venues, label: "An organizer sends you a request" },
  "rfp.extended": { ...venues, label: "A request has a new deadline" },
  "rfp.withdrawn": { ...venues, label: "An organizer withdraws a request" },
  "rfp.question": { ...venues, label: "An organizer writes to you about a request" },
  "rfp.missed": { ...venues, label: "You missed the deadline of a request" },
  "rfp.awarded": { ...venues, label: "An organizer chooses your venue" },
  "rfp.not-awarded": { ...venues, label: "An organizer chooses another venue" },
  "rfp.closed": { ...venues, label: "A request is closed without a choice" },
  "venue.breaker-opened": { ...venues, label: "Your venue's waitlist is paused", channels: alwaysTold },
  "venue.deactivated": { ...venues, label: "Your venue's waitlist is switched off", channels: alwaysTold },
} as const;

/** Kinds of venue sourcing. People who belong to no organization do not see them in their settings. */
export const SOURCING_KINDS = { ...ORGANIZING_KINDS, ...VENUE_KINDS } as const;

export type SourcingKindName = keyof typeof SOURCING_KINDS;
