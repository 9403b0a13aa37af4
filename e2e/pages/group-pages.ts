import { eventId } from "../../prisma/seed/events";
import type { DemoPage } from "./every-page";

const event = (key: Parameters<typeof eventId>[0], rest = "") => `/events/${eventId(key)}${rest}`;

/** Pages of the demo's groups, in every state that the demo has. */
export const GROUP_PAGES: DemoPage[] = [
  { name: "groups, for strangers", path: "/groups", visitor: null },
  { name: "groups", path: "/groups", visitor: "ana" },
  { name: "groups, none found", path: "/groups?q=nothing-has-this-name", visitor: null },
  { name: "new group", path: "/groups/new", visitor: "dev" },
  { name: "group, for strangers", path: "/g/lisbon-night-sounds", visitor: null },
  { name: "group of a member", path: "/g/lisbon-night-sounds", visitor: "ana" },
  { name: "group of an owner", path: "/g/lisbon-night-sounds", visitor: "host" },
  { name: "group by approval, asked to join", path: "/g/repair-cafe-kreuzberg", visitor: "dev" },
  { name: "group with a tag", path: "/g/lisbon-night-sounds/tags/concerts", visitor: "ana" },
  { name: "private group", path: "/g/supper-circle", visitor: "ana" },
  { name: "events of a group, for strangers", path: "/g/lisbon-night-sounds/events", visitor: null },
  { name: "events of a group, of a member", path: "/g/lisbon-night-sounds/events", visitor: "ana" },
  { name: "events of a group, of an owner", path: "/g/lisbon-night-sounds/events", visitor: "host" },
  { name: "past events of a group, none", path: "/g/lisbon-night-sounds/events?when=past", visitor: "ana" },
  { name: "events of a private group", path: "/g/supper-circle/events", visitor: "chi" },
  { name: "new event of a group", path: "/events/new?group=lisbon-night-sounds", visitor: "host" },
  { name: "event that members see first", path: event("listening"), visitor: "ana" },
  {
    name: "event that members see first, for others",
    path: event("listening"),
    visitor: null,
    missing: true,
  },
  { name: "event for members alone", path: event("tasting"), visitor: "chi" },
  { name: "event for members alone, for others", path: event("tasting"), visitor: "dev", missing: true },
  {
    name: "seats for a group, of a moderator of the group",
    path: event("jazz", "/groups"),
    visitor: "moderator",
  },
  { name: "seats for a group, for members", path: event("jazz", "/groups"), visitor: "ana", missing: true },
  {
    name: "posts about an event",
    path: `/g/lisbon-night-sounds?event=${eventId("jazz")}`,
    visitor: "ana",
  },
  {
    name: "writing about an event",
    path: `/g/lisbon-night-sounds?event=${eventId("jazz")}&compose`,
    visitor: "ana",
  },
  { name: "members of a group", path: "/g/lisbon-night-sounds/members", visitor: "host" },
  { name: "members of a group, none found", path: "/g/lisbon-night-sounds/members?q=nothing", visitor: null },
  { name: "about a group", path: "/g/lisbon-night-sounds/about", visitor: null },
  { name: "group settings", path: "/g/lisbon-night-sounds/settings", visitor: "host" },
  { name: "moderation of a group", path: "/g/lisbon-night-sounds/moderation", visitor: "host" },
  {
    name: "requests of a group",
    path: "/g/repair-cafe-kreuzberg/moderation?show=requests",
    visitor: "cohost",
  },
  { name: "inviting to a group", path: "/g/repair-cafe-kreuzberg/moderation?show=invite", visitor: "cohost" },
  { name: "bans of a group, none", path: "/g/repair-cafe-kreuzberg/moderation?show=bans", visitor: "cohost" },
  { name: "moderation log, nothing yet", path: "/g/lisbon-night-sounds/log", visitor: "ana" },
  { name: "topic", path: "/tags/music", visitor: "ana" },
  {
    name: "no such link to a group",
    path: "/groups/join/a-token-that-was-never-given",
    visitor: null,
    missing: true,
  },
  { name: "private group of others", path: "/g/supper-circle", visitor: "dev", missing: true },
];
