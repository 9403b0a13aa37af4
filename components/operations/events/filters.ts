import { EVENT_STATES } from "@/server/domains/operations/events/schema";
import { choicesIn, textIn } from "../choices";

const EVENTS_PER_PAGE = 40;

/** What the list of events is asked for at this address. */
export function eventsInput(address: Record<string, string | undefined>) {
  const { state } = choicesIn(address, { state: EVENT_STATES });
  const q = textIn(address.q);
  return { limit: EVENTS_PER_PAGE, ...(q && { q }), ...(state && { state }) };
}
