import { conflict, notFound } from "./declare";

/** Refusals about venues. */
export const VENUE_REFUSALS = {
  "block.not-found": notFound(),
  "space.not-found": notFound(),
  "venue.already-blocked": conflict<{ start: string; end: string }>(),
  "venue.archived": conflict(),
  "venue.changed-meanwhile": conflict<{ version: number }>(),
  "venue.not-found": notFound(),
  "venue.limit-reached": conflict<{ venuesMax: number }>(),
  "venue.taken-down": conflict(),
  "venue.too-many-blocks": conflict<{ blocksMax: number }>(),
  "venue.too-many-spaces": conflict<{ spacesMax: number }>(),
};
