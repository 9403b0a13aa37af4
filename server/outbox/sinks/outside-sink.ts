import { errorText } from "../../error-text";
import { DONE, type Fact, type Outcome, type Sink } from "../sink";
import { topicReads } from "./fact-message";
import { createOutage, ERROR_CHARACTERS_MAX } from "./outage";

/** A server whose readers get facts, and how to talk to it. */
export type OutsideServer<Settings> = {
  name: "redis" | "kafka";
  /** Null where it is switched off. */
  settings: () => Settings | null;
  /**
   * @returns why each fact was not taken, in their order; null = it was taken
   * @throws where nothing could be sent or no answer came in time
   */
  send: (facts: Fact[], settings: Settings) => Promise<(Error | null)[]>;
  /** Whether a fact was not taken because the server takes none now, rather than for what that fact is. */
  isOutage: (error: Error) => boolean;
  /** Gives up the connection, which may be stuck; the next to send makes a new one. */
  drop: () => Promise<void>;
};

/** Hands facts on to a server outside. While it is away they wait and no fact counts as failed. */
export function outsideSink<Settings>(server: OutsideServer<Settings>): Sink {
  const { name, settings, drop } = server;
  const outage = createOutage(name);

  async function send(facts: Fact[]): Promise<(Error | null)[]> {
    const chosen = settings();
    if (!chosen) throw new Error("it is switched off");
    return server.send(facts, chosen);
  }

  return {
    name,
    isOn: () => settings() !== null,
    reads: topicReads,
    batchMax: 500,
    gatherMs: 20,
    restsUntil: outage.restsUntil,
    async deliver(_, facts, now) {
      const faults = await send(facts).catch((error) =>
        facts.map(() => new Unreachable(errorText(error, ERROR_CHARACTERS_MAX))),
      );
      const isOutage = (fault: Error | null) =>
        fault instanceof Unreachable || (fault !== null && server.isOutage(fault));
      const outcomeOf = (fault: Error | null, later: Outcome): Outcome => {
        if (!fault) return DONE;
        // The message alone: a client's error holds the command, with personal data in it.
        return isOutage(fault) ? later : { is: "failed", error: new Error(fault.message) };
      };
      const fault = faults.find(isOutage);
      if (!fault) outage.isOver();
      const later = fault ? outage.goesOn(fault, now) : DONE;
      if (fault) await drop();
      return faults.map((one) => outcomeOf(one, later));
    },
    close: drop,
  };
}

/** Any error before a server answered. */
class Unreachable extends Error {}
