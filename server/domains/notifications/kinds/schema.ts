import { GROUP_KINDS } from "./groups.schema";
import { SESSION_KINDS } from "./sessions.schema";
import { SOURCING_KINDS } from "./sourcing.schema";

/** The ways to notify a person. */
export const CHANNELS = ["inApp", "email", "whatsapp", "push"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels over which messages are sent. The notification centre only shows them. */
export const SENT_CHANNELS = ["email", "whatsapp", "push"] as const satisfies readonly Exclude<
  Channel,
  "inApp"
>[];
export type SentChannel = (typeof SENT_CHANNELS)[number];

/**
 * What a kind does on a channel where a person has chosen nothing: `on` or `off`; `always` where it cannot be switched off,
 * `never` where the channel does not carry it.
 */
export type ChannelDefault = "on" | "off" | "always" | "never";

/** What a kind is about, in the order in which settings show them. */
export const TOPICS = ["rsvps", "sessions", "events", "hosting", "groups", "organizing", "venues"] as const;
export type KindTopic = (typeof TOPICS)[number];

/**
 * The order in which due deliveries are sent: `urgent` ones run out or change plans within hours, `personal` ones are
 * about one person, `bulk` ones go to many people at a time. A lane waits while an earlier one has deliveries that are due.
 */
export const LANES = ["urgent", "personal", "bulk"] as const;
export type Lane = (typeof LANES)[number];

type KindRow = {
  topic: KindTopic;
  /** What people read in their settings. */
  label: string;
  channels: Record<Channel, ChannelDefault>;
  /** Which deliveries go first where many are due. */
  lane: Lane;
};

// Push messages are for what a person would want to know right away. A kind is never always pushed: browsers can refuse.
const told = { inApp: "on", email: "on", whatsapp: "never", push: "off" } as const;
const pushed = { ...told, push: "on" } as const;
const alwaysTold = { inApp: "always", email: "always", whatsapp: "never", push: "off" } as const;
const alwaysPushed = { ...alwaysTold, push: "on" } as const;
const toPhone = { ...pushed, whatsapp: "on" } as const;

/** Every kind of notification, as data: what its channels do and what settings show follow from it. */
export const NOTIFICATION_KINDS = {
  "rsvp.confirmed": { topic: "rsvps", label: "You have a seat", channels: told, lane: "personal" },
  "rsvp.waitlisted": { topic: "rsvps", label: "You're on the waitlist", channels: told, lane: "personal" },
  "rsvp.promoted": {
    topic: "rsvps",
    label: "A seat opened up and it's yours",
    channels: pushed,
    lane: "urgent",
  },
  "rsvp.offered": {
    topic: "rsvps",
    label: "A seat is being held for you",
    channels: toPhone,
    lane: "urgent",
  },
  "rsvp.offer-ending": {
    topic: "rsvps",
    label: "A seat held for you is about to be released",
    channels: { ...toPhone, inApp: "never" },
    lane: "urgent",
  },
  "rsvp.offer-expired": {
    topic: "rsvps",
    label: "An offer to you has expired",
    channels: told,
    lane: "personal",
  },
  "rsvp.requested": { topic: "rsvps", label: "Your request was sent", channels: told, lane: "personal" },
  "rsvp.approved": { topic: "rsvps", label: "Your request was approved", channels: pushed, lane: "personal" },
  "rsvp.declined": { topic: "rsvps", label: "Your RSVP was declined", channels: told, lane: "personal" },
  "rsvp.registered": {
    topic: "rsvps",
    label: "A host asks if you're coming",
    channels: pushed,
    lane: "urgent",
  },
  "rsvp.displaced": {
    topic: "rsvps",
    label: "You were moved back to the waitlist",
    channels: pushed,
    lane: "personal",
  },
  "rsvp.removed": {
    topic: "rsvps",
    label: "A host removed you from the guest list",
    channels: pushed,
    lane: "personal",
  },
  "rsvp.withdrawn": {
    topic: "rsvps",
    label: "You cancelled and the event is removed from your calendar",
    channels: { inApp: "never", email: "always", whatsapp: "never", push: "never" },
    lane: "personal",
  },
  "rsvp.released": {
    topic: "rsvps",
    label: "Your seat was given away at the door",
    channels: pushed,
    lane: "urgent",
  },
  ...SESSION_KINDS,
  "event.reminder": { topic: "events", label: "Event reminder", channels: pushed, lane: "bulk" },
  "event.rescheduled": {
    topic: "events",
    label: "An event has a new time or place",
    channels: told,
    lane: "bulk",
  },
  "event.cancelled": {
    topic: "events",
    label: "An event was cancelled",
    channels: alwaysPushed,
    lane: "bulk",
  },
  "event.restored": {
    topic: "events",
    label: "A cancelled event is back on",
    channels: alwaysTold,
    lane: "bulk",
  },
  "event.message": {
    topic: "events",
    label: "A host sends a message to guests",
    channels: told,
    lane: "bulk",
  },
  "event.invitation": {
    topic: "events",
    label: "You're invited",
    channels: { ...told, email: "always" },
    lane: "bulk",
  },
  "feedback.asked": {
    topic: "events",
    label: "A host asks how an event was",
    channels: told,
    lane: "bulk",
  },
  "host.requested": {
    topic: "hosting",
    label: "A guest requests a seat at your event",
    channels: told,
    lane: "personal",
  },
  "host.handed-over": {
    topic: "hosting",
    label: "You became the host of an event",
    channels: alwaysTold,
    lane: "personal",
  },
  "host.event-cancelled": {
    topic: "hosting",
    label: "An event you host was cancelled by the site's team",
    channels: alwaysTold,
    lane: "personal",
  },
  "webhook.disabled": {
    topic: "hosting",
    label: "One of your webhooks was switched off",
    // Its words are the URL of the endpoint, which may hold a secret.
    channels: { inApp: "never", email: "on", whatsapp: "never", push: "never" },
    lane: "personal",
  },
  ...GROUP_KINDS,
  ...SOURCING_KINDS,
} as const satisfies Record<string, KindRow>;

export type KindName = keyof typeof NOTIFICATION_KINDS;

/** Kinds that cannot be switched off on some channel. */
export type AlwaysSent = {
  [Kind in KindName]: "always" extends (typeof NOTIFICATION_KINDS)[Kind]["channels"][Channel] ? Kind : never;
}[KindName];

export const KIND_NAMES = Object.keys(NOTIFICATION_KINDS) as KindName[];

/** Whether this version knows a kind of this name. */
export function isKindName(name: string): name is KindName {
  return Object.hasOwn(NOTIFICATION_KINDS, name);
}
