import { errorText } from "../../error-text";
import { log } from "../../log";
import type { Outcome } from "../sink";

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
/** Of what a log line says of an error. */
export const ERROR_CHARACTERS_MAX = 300;

/** What a sink remembers of a server that cannot be reached. */
export type Outage = {
  /** Until when no try is of use; null = try. */
  restsUntil: (now: Date) => Date | null;
  /** Notes that a try failed, and answers for its facts: later, further apart each time. */
  goesOn: (error: unknown, now: Date) => Outcome;
  /** Notes that the server answered. */
  isOver: () => void;
};

/**
 * Facts wait out an outage without counting as failed, so that none is set aside because a server was away. One line
 * is logged when it begins and one when it is over, however many facts it held up.
 * @param longestMs between two tries
 */
export function createOutage(server: string, longestMs = LONGEST_MS): Outage {
  let tries = 0;
  let until = new Date(0);
  return {
    restsUntil: (now) => (now < until ? until : null),
    goesOn(error, now) {
      // The words alone: an error of a client may hold the command that failed, with a password in it.
      if (tries === 0)
        log().warn({ error: errorText(error, ERROR_CHARACTERS_MAX) }, `${server} is down, facts wait`);
      until = new Date(now.getTime() + Math.min(longestMs, FIRST_MS * 2 ** tries));
      // More would overflow the power, and the wait has its limit by then.
      tries = Math.min(tries + 1, 10);
      return { is: "deferred", until };
    },
    isOver() {
      if (tries > 0) log().info(`${server} is back`);
      tries = 0;
      until = new Date(0);
    },
  };
}
