const told = { inApp: "on", email: "on", whatsapp: "never", push: "off" } as const;
const pushed = { ...told, push: "on" } as const;
const alwaysTold = { ...told, inApp: "always", email: "always" } as const;

const groups = { topic: "groups", lane: "personal", channels: told } as const;

/** Kinds about what people write. A group's level and the watch of a post decide about them, and they are left by both. */
const THREAD_KINDS = {
  "group.mentioned": { ...groups, label: "Someone mentions you in a group", channels: pushed },
  "group.replied": { ...groups, label: "Someone replies to your comment", channels: pushed },
  "group.posted": {
    ...groups,
    label: "There's a new post in a group",
    // The digest mails them all at once.
    channels: { ...told, email: "off" },
    lane: "bulk",
  },
  "group.tagged": {
    ...groups,
    label: "There's a new post with a tag you follow",
    channels: { ...told, email: "off" },
    lane: "bulk",
  },
  "group.commented": {
    ...groups,
    label: "There are new comments on your posts, and on posts you watch",
    lane: "bulk",
  },
} as const;

/** Kinds for owners and moderators. */
const MODERATOR_KINDS = {
  "group.request": { ...groups, label: "Someone asks to join a group you moderate" },
  "group.review": { ...groups, label: "Reports and held posts wait in a group you moderate" },
} as const;

/** Kinds of groups. People who are in no group and follow no tag do not see them in their settings. */
export const GROUP_KINDS = {
  ...THREAD_KINDS,
  ...MODERATOR_KINDS,
  "group.digest": {
    ...groups,
    label: "A digest of your groups",
    channels: { ...told, inApp: "never", push: "never" },
    lane: "bulk",
  },
  "group.let-in": { ...groups, label: "You're let in to a group", channels: pushed },
  "group.refused": { ...groups, label: "Your request to join a group isn't accepted" },
  "group.invitation": {
    ...groups,
    label: "You're invited to a group",
    channels: { ...told, email: "always" },
    lane: "bulk",
  },
  "group.standing": { ...groups, label: "Your role changes, or a moderator approves your post" },
  "group.sanction": {
    ...groups,
    label: "A moderator warns, suspends or removes you, or hides what you wrote",
    channels: alwaysTold,
  },
} as const;

export type GroupKindName = keyof typeof GROUP_KINDS;

export type ThreadKindName = keyof typeof THREAD_KINDS;

/** Kinds that a link in an email ends for one group. */
export const THREAD_KIND_NAMES = Object.keys(THREAD_KINDS) as ThreadKindName[];
export const MODERATOR_KIND_NAMES = Object.keys(MODERATOR_KINDS) as (keyof typeof MODERATOR_KINDS)[];
