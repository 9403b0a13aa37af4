import { venueStatus } from "@/server/domains/venues/schema";
import { choicesIn, textIn } from "../choices";

const VENUES_PER_PAGE = 40;

/** What the list of venues is asked for at this address. */
export function venuesInput(address: Record<string, string | undefined>) {
  const { status } = choicesIn(address, { status: venueStatus.options });
  const q = textIn(address.q);
  return { limit: VENUES_PER_PAGE, ...(q && { q }), ...(status && { status }) };
}
