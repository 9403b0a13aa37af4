import { z } from "zod";

const group = z.strictObject({ groupId: z.uuid() });
const person = group.extend({ userId: z.uuid() });

/** The aggregate is the group. */
export const groupFacts = {
  "group.created": group,
  /** Its words, settings or state changed; deleted and archived groups included. */
  "group.changed": group,
  "group.invited": group.extend({ invitationId: z.uuid() }),
  /** A person asks to be let in. */
  "group.requested": person,
  /** A moderator let the person of a request in. */
  "group.request-answered": person,
  "group.request-refused": person,
  /** A person joined, left, was removed or banned, or has another role. */
  "group.members-changed": person,
  /** A topic tag of a group was made, changed or retired. */
  "group.tags-changed": group,
} as const satisfies Record<`group.${string}`, z.ZodType>;
