import type { Access } from "../../server/trpc/init";
import type { GroupCast } from "./group-cast";
import { MODERATION_ROWS } from "./moderation-rows";
import { POST_ROWS } from "./post-rows";

export type GroupAccessRule = Extract<Access, `group-${string}` | `post-${string}`>;
export type GroupRow = { access: GroupAccessRule; input: (cast: GroupCast) => unknown };

/** Every procedure of communities that asks what the caller is in a group. */
export const GROUP_ROWS: Record<string, GroupRow> = { ...POST_ROWS, ...MODERATION_ROWS };
