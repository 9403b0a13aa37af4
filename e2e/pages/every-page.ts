import { eventId } from "../../prisma/seed/events";
import type { PERSONAS } from "../../prisma/seed/personas";

type Visitor = keyof typeof PERSONAS | null;

const event = (key: Parameters<typeof eventId>[0], rest = "") => `/events/${eventId(key)}${rest}`;

/** Every page of the site in every state that the demo has, and who looks at it. */
export const EVERY_PAGE: { name: string; path: string; visitor: Visitor; missing?: true }[] = [
  { name: "home for strangers", path: "/", visitor: null },
  { name: "home", path: "/", visitor: "ana" },
  { name: "events", path: "/events", visitor: null },
  { name: "events, none found", path: "/events?q=nothing-has-this-name", visitor: null },
  { name: "event with seats, for strangers", path: event("jazz"), visitor: null },
  { name: "event with seats", path: event("jazz"), visitor: "dev" },
  { name: "event with my seat", path: event("jazz"), visitor: "ana" },
  { name: "event of my own", path: event("jazz"), visitor: "host" },
  { name: "full event with a line", path: event("supper"), visitor: "dev" },
  { name: "full event, waiting", path: event("supper"), visitor: "ben" },
  { name: "full event without a line", path: event("vinyl"), visitor: "dev" },
  { name: "event without a limit", path: event("run"), visitor: "dev" },
  { name: "cancelled event", path: event("cinema"), visitor: "ana" },
  { name: "past event", path: event("photography"), visitor: "ana" },
  { name: "draft", path: event("repair"), visitor: "host" },
  { name: "private event", path: event("birthday", "?invite=invite-to-birthday"), visitor: null },
  { name: "new event", path: "/events/new", visitor: "dev" },
  { name: "edit", path: event("jazz", "/edit"), visitor: "host" },
  { name: "manage, overview", path: event("supper", "/manage"), visitor: "host" },
  { name: "manage, guests", path: event("supper", "/manage/guests"), visitor: "host" },
  { name: "manage, waitlist", path: event("supper", "/manage/waitlist"), visitor: "host" },
  { name: "manage, invitations", path: event("supper", "/manage/invitations"), visitor: "host" },
  { name: "manage, invitations of a draft", path: event("repair", "/manage/invitations"), visitor: "host" },
  { name: "manage, messages", path: event("supper", "/manage/messages"), visitor: "host" },
  { name: "manage, analytics", path: event("photography", "/manage/analytics"), visitor: "host" },
  { name: "manage, analytics of a draft", path: event("repair", "/manage/analytics"), visitor: "host" },
  { name: "manage, settings", path: event("supper", "/manage/settings"), visitor: "host" },
  { name: "manage, draft", path: event("repair", "/manage"), visitor: "host" },
  { name: "my events", path: "/me", visitor: "ana" },
  { name: "my events, none", path: "/me", visitor: "dev" },
  { name: "settings", path: "/settings", visitor: "dev" },
  { name: "webhooks, none", path: "/settings/webhooks", visitor: "dev" },
  { name: "sign in", path: "/sign-in", visitor: null },
  { name: "sign up", path: "/sign-up", visitor: null },
  { name: "sign out", path: "/sign-out", visitor: "dev" },
  { name: "link that has ended", path: "/sign-in/link?token=used", visitor: null },
  { name: "mailbox", path: "/mailbox", visitor: null },
  { name: "API", path: "/docs/api", visitor: null },
  { name: "no such page", path: "/no-such-page", visitor: null, missing: true },
  { name: "no such event", path: "/events/no-such-event", visitor: null, missing: true },
];
