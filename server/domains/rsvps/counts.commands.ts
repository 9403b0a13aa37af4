import type { RsvpFacts } from "@/server/seats/facts";
import { countRsvp } from "../../metrics";
import { entryOutcome, refusalOutcome } from "./counts.policy";

/** Runs a person's request for a seat and counts its result. */
export async function counted<Answer extends { created: boolean; rsvp: Pick<RsvpFacts, "status"> }>(
  work: () => Promise<Answer>,
): Promise<Answer> {
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1000;
  try {
    const answer = await work();
    countRsvp(entryOutcome(answer), seconds());
    return answer;
  } catch (error) {
    countRsvp(refusalOutcome(error), seconds());
    throw error;
  }
}
