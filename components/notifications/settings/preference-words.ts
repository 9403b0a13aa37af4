import type { AlwaysSent, Channel, KindName, KindTopic } from "@/server/domains/notifications/kinds/schema";

export const CHANNEL_LABELS: Record<Channel, string> = {
  inApp: "In app",
  email: "Email",
  whatsapp: "WhatsApp",
  push: "Push",
};

export const TOPIC_LABELS: Record<KindTopic, string> = {
  rsvps: "Your RSVPs",
  sessions: "Your sessions",
  events: "Events you RSVPed to",
  hosting: "Hosting",
  groups: "Your groups",
  organizing: "Organizing with venues",
  venues: "Your venues",
};

/** Why each kind that cannot be switched off is always sent. */
const REASONS: Record<AlwaysSent, string> = {
  "event.cancelled": "Always sent, so no one turns up to a cancelled event.",
  "host.handed-over": "Always sent, so that an event is never without a host who knows.",
  "host.event-cancelled": "Always sent, so no one turns up to a cancelled event.",
  "event.restored": "Always sent, because you were notified of the cancellation.",
  "event.invitation": "Always sent, because the link in it is yours alone.",
  "organization.invitation": "Always sent, because without it you could not join.",
  "venue.breaker-opened": "Always sent, because your waitlist stops until you confirm.",
  "venue.deactivated": "Always sent, so that a waitlist never ends without your knowledge.",
  "session.cancelled": "Always sent, so no one waits at a session that was cancelled.",
  "session.restored": "Always sent, because you were notified of the cancellation.",
  "group.invitation": "Always sent, because without it you could not join.",
  "group.sanction": "Always sent, so that you know what a moderator decided about you.",
  "rsvp.withdrawn": "Always sent, so the event is removed from your calendar.",
};

/** Why a kind is sent whatever the person chooses; undefined for kinds that can be switched off. */
export const WHY_ALWAYS: Partial<Record<KindName, string>> = REASONS;
