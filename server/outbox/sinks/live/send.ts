import { observePublishLag } from "../../../metrics";
import { type LiveMessage, publish } from "../../../realtime/publisher";
import { DONE, type Fact, type Outcome } from "../../sink";

/** The result for one fact: an outcome, or whether the Channels server took the messages. */
export type Told = Outcome | { is: "taken" } | { is: "refused"; error: unknown };

/** Publishes what pages hear of a fact. */
export async function send(fact: Pick<Fact, "createdAt">, messages: LiveMessage[], now: Date): Promise<Told> {
  if (messages.length === 0) return DONE;
  const startedMs = performance.now();
  try {
    await publish(messages);
  } catch (error) {
    return { is: "refused", error };
  }
  const waitedMs = now.getTime() - fact.createdAt.getTime() + performance.now() - startedMs;
  observePublishLag(Math.max(0, waitedMs) / 1000);
  return { is: "taken" };
}
