import { KIND_NAMES, SENT_CHANNELS } from "@/server/domains/notifications/kinds/schema";
import { DELIVERY_STATES } from "@/server/domains/operations/deliveries/schema";
import { choicesIn } from "../choices";

const DELIVERIES_PER_PAGE = 40;

const CHOICES = { state: DELIVERY_STATES, kind: KIND_NAMES, channel: SENT_CHANNELS } as const;

/** What the list of messages is asked for at this address. */
export function deliveriesInput(address: Record<string, string | undefined>) {
  const { state = "parked", ...rest } = choicesIn(address, CHOICES);
  return { limit: DELIVERIES_PER_PAGE, state, ...rest };
}
