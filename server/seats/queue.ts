import type { QueueView, RsvpFacts } from "./facts";
import { compareInQueue } from "./promotion";

/** The part of the queue that a decision has read, kept in order while people join, leave and are ranked. */
export class Line {
  readonly view: QueueView;

  constructor(view: QueueView) {
    this.view = { ...view };
  }

  /** Into its place; behind the end of a view that is cut off, it is out of sight. */
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

  /** No waiting party is smaller than was said before, nor than this one. */
  noteParty(seats: number): void {
    this.view.smallestParty = Math.min(this.view.smallestParty ?? seats, seats);
  }
}
