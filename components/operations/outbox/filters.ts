import { SINKS } from "@/server/domains/operations/outbox/schema";
import { choicesIn } from "../choices";

const STUCK_PER_PAGE = 25;

/** What the sinks' list is asked for at this address. */
export function tasksInput(address: Record<string, string | undefined>) {
  const { sink } = choicesIn(address, { sink: SINKS });
  return { limit: STUCK_PER_PAGE, ...(sink && { sink }) };
}

export const factsInput = { limit: STUCK_PER_PAGE };
