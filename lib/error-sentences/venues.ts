import type { VENUE_REFUSALS } from "../refusals/venues";
import type { SentencesFor } from "./sentence";

export const VENUE_SENTENCES: SentencesFor<typeof VENUE_REFUSALS> = {
  "venue.not-found": "There is no such venue, or it isn't listed any more.",
};
