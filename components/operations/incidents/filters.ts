import { INCIDENT_KINDS } from "@/server/domains/operations/incidents/schema";
import { choicesIn } from "../choices";

const INCIDENTS_PER_PAGE = 40;

const CHOICES = { state: ["open", "resolved"], kind: INCIDENT_KINDS } as const;

/** What the list of incidents is asked for at this address. */
export function incidentsInput(address: Record<string, string | undefined>) {
  const { state = "open", ...rest } = choicesIn(address, CHOICES);
  return { limit: INCIDENTS_PER_PAGE, state, ...rest };
}
