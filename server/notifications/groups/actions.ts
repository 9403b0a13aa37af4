import { isolate } from "../../../lib/clean-text";

/** What the words about a moderator's action need. */
export type ActionFacts = {
  group: string;
  /** "post" or "comment"; null where it was about a person. */
  what: "post" | "comment" | null;
  /** The day on which it ends; null = it does not. */
  until: string | null;
  /** The new role, of a person who has another. */
  role: string;
  /** What the moderator wrote, or the title of an event; empty = nothing. */
  reason: string;
};

type Words = (facts: ActionFacts) => { title: string; body: string };

const text = ({ what }: ActionFacts) => what ?? "post";

/** Actions against a person: each kind of the group's log with what they read. They cannot be switched off. */
export const SANCTIONS: Readonly<Record<string, Words>> = {
  warned: ({ group }) => ({
    title: `A moderator of ${group} warns you`,
    body: "Please read the rules of the group before you write again.",
  }),
  suspended: ({ group, until }) => ({
    title: `You can't write in ${group} for now`,
    body: `A moderator suspended you${until ? ` until ${until}` : ""}. You can still read the group.`,
  }),
  removed: ({ group }) => ({
    title: `You were removed from ${group}`,
    body: "A moderator ended your membership.",
  }),
  banned: ({ group, until }) => ({
    title: `You were banned from ${group}`,
    body: until ? `You can join again after ${until}.` : "You can't join it again.",
  }),
  hidden: (facts) => ({
    title: `Your ${text(facts)} in ${facts.group} was hidden`,
    body: "Only you and the moderators see it.",
  }),
  rejected: (facts) => ({
    title: `Your ${text(facts)} in ${facts.group} was not approved`,
    body: "Only you and the moderators see it.",
  }),
  deleted: (facts) => ({
    title: `Your ${text(facts)} in ${facts.group} was deleted`,
    body: "A moderator deleted it.",
  }),
  "event-taken-out": ({ group, reason }) => ({
    title: reason
      ? `${isolate(reason)} is no longer an event of ${group}`
      : `An event of yours is no longer in ${group}`,
    body: "A moderator took it out. You still host it, and its guests keep their places. Please check who may see it.",
  }),
};

const ROLES: Readonly<Record<string, string>> = {
  owner: "You can change everything in the group, including who moderates it.",
  moderator: "You can review posts and look after the members.",
  member: "You can still read and write in the group.",
};

/** Actions in a person's favour, and those that change what they may do. */
export const STANDINGS: Readonly<Record<string, Words>> = {
  "role-changed": ({ group, role }) => ({
    title: `You're now ${role === "owner" ? "an owner" : `a ${role}`} of ${group}`,
    body: ROLES[role] ?? "",
  }),
  unsuspended: ({ group }) => ({
    title: `You can write in ${group} again`,
    body: "A moderator ended your suspension.",
  }),
  approved: (facts) => ({
    title: `Your ${text(facts)} in ${facts.group} is visible`,
    body: "A moderator approved it.",
  }),
  unhidden: (facts) => ({
    title: `Your ${text(facts)} in ${facts.group} is visible again`,
    body: "A moderator restored it.",
  }),
  undeleted: (facts) => ({
    title: `Your ${text(facts)} in ${facts.group} is visible again`,
    body: "A moderator restored it.",
  }),
};

/** Roles that a change can name; any other reason is no role. */
export const roleIn = (reason: string): string => (Object.hasOwn(ROLES, reason) ? reason : "member");
