import { conflict, invalid, notFound } from "./declare";

/** Refusals about topic tags. */
export const TAG_REFUSALS = {
  "tag.limit-reached": conflict<{ tagsMax: number }>(),
  "tag.name-taken": conflict<{ field: "name" | "aliases"; name: string }>(),
  "tag.not-found": notFound(),
  "tag.other-scope": invalid(),
  "tag.retired": conflict<{ name: string }>(),
  "tag.too-many": invalid<{ field: "tags"; tagsMax: number }>(),
  "tag.unknown": invalid<{ field: "tags"; name: string }>(),
};
