import type { GroupRole } from "../../domains/groups/access/policy";

export type GroupLevel = "everything" | "highlights" | "nothing";

/** What a person is in the group of a notification, and what they chose there. */
export type Standing = {
  role: GroupRole | null;
  level: GroupLevel | null;
  watch: "watching" | "muted" | null;
};

/** Why a person is not told of what people write, or null. A post that is watched or muted goes before the group's level. */
export function whyNotTold({ role, level, watch }: Standing): string | null {
  if (role === null) return "The person is no longer a member of the group.";
  if (watch === "muted") return "The person muted the post.";
  if (watch === null && level === "nothing") return "The person wants no notifications from the group.";
  return null;
}
