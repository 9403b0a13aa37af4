import type { GroupRow } from "./group-rows";

/** What moderators of a group do. */
export const MODERATION_ROWS: Record<string, GroupRow> = {};
