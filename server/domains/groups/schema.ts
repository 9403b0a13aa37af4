import { z } from "zod";

/** An id or a slug of a group. */
export const groupKey = z.string().regex(/^[A-Za-z0-9-]{1,120}$/, "A group id is needed.");

export const groupRole = z.enum(["owner", "moderator", "member"]);
