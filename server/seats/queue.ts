import type { QueueView, RsvpFacts } from "./facts";
import { compareInQueue } from "./promotion";

/** The part of the queue that a decision has read, kept in order while people join, leave and change priority. */
export class Queue {
  readonly view: QueueView;

  constructor(view: QueueView) {
    this.view = { ...view };
  }

  /** Inserts the row at its place. A row behind the end of an incomplete view is left out of view. */
  add(row: RsvpFacts): void {
    const { waiters, complete } = this.view;
    const last = waiters.at(-1);
    if (!last || compareInQueue(last, row) < 0) {
      if (complete) waiters.push(row);
    } else {
      waiters.splice(
        waiters.findIndex((waiter) => compareInQueue(row, waiter) < 0),
        0,
        row,
      );
    }
  }

  remove(row: RsvpFacts): void {
    this.view.waiters = this.view.waiters.filter((waiter) => waiter !== row);
  }

  /** Lowers `smallestParty` to this party size if it is smaller. */
  noteParty(seats: number): void {
    this.view.smallestParty = Math.min(this.view.smallestParty ?? seats, seats);
  }
}
