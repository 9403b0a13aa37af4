import { log } from "../../log";
import { type LiveMessage, publish } from "../../realtime/publisher";
import type { Deferral, Fact } from "../reaction";

const RETRY_MS = 5_000;
const GIVE_UP_MS = 600_000;

/**
 * Publishes, and where the Channels server does not answer asks to be called again. Not counted as a failure: an
 * outage over there must park nothing here. After ten minutes every listener has reconnected and refetched anyway.
 */
export async function publishOrDefer(
  fact: Pick<Fact, "type" | "createdAt">,
  now: Date,
  messages: LiveMessage[],
): Promise<Deferral | undefined> {
  try {
    await publish(messages);
    return undefined;
  } catch (error) {
    const isStale = now.getTime() - fact.createdAt.getTime() > GIVE_UP_MS;
    const reason = error instanceof Error ? error.message : String(error);
    log().warn({ type: fact.type, error: reason, isStale }, "live message was not taken");
    return isStale ? undefined : { deferUntil: new Date(now.getTime() + RETRY_MS) };
  }
}
