import { counted } from "../plural";
import type { VENUE_REFUSALS } from "../refusals/venues";
import type { SentencesFor } from "./sentence";

export const VENUE_SENTENCES: SentencesFor<typeof VENUE_REFUSALS> = {
  "block.not-found": "These dates are no longer blocked.",
  "space.not-found": "This venue has no such space.",
  "venue.already-blocked": ({ start, end }) =>
    start && end
      ? `Some of these dates are already blocked with another note (${start} to ${end}). Change or remove that range first.`
      : "Some of these dates are already blocked with another note. Change or remove that range first.",
  "venue.archived": "This venue is archived. Take it out of the archive to change it.",
  "venue.changed-meanwhile": "Someone else changed this venue in the meantime. Reload to see their changes.",
  "venue.not-found": "There is no such venue, or it isn't listed any more.",
  "venue.limit-reached": ({ venuesMax }) =>
    `An organization has at most ${counted(venuesMax ?? 0, "venue")}.`,
  "venue.taken-down":
    "The administrators of this site archived this venue. It stays archived until they allow it again.",
  "venue.too-many-blocks": ({ blocksMax }) =>
    `A venue blocks at most ${counted(blocksMax ?? 0, "date range")}. Remove some first.`,
  "venue.too-many-spaces": ({ spacesMax }) => `A venue has at most ${counted(spacesMax ?? 0, "space")}.`,
};
