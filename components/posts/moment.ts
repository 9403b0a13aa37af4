/** What times on a page are told by: the time at which it was rendered, which moves on, and the reader's time zone. */
export type Moment = { now: Date; timeZone: string };
