import type { RsvpStatus } from "./facts";

export type LedgerAction =
  | "confirmed"
  | "waitlisted"
  | "requested"
  | "edited"
  | "withdrawn"
  | "promoted"
  | "promoted-by-host"
  | "offered"
  | "offered-by-host"
  | "accepted"
  | "refused"
  | "offer-expired"
  | "offer-renewed"
  | "offer-shortened"
  | "passed-over"
  | "displaced"
  | "approved"
  | "declined"
  | "removed"
  | "restored"
  | "barred"
  | "unbarred"
  | "prioritized"
  | "registered"
  /** Registered by others: a seat is held for them, or they wait, until they answer. */
  | "asked"
  /** The answer of a person who was registered by others. */
  | "agreed"
  | "claimed"
  | "claim-opened"
  | "claim-ended"
  | "terms-changed"
  /** The seat elsewhere that this one requires is gone. */
  | "left-with"
  /** Given up for a seat elsewhere, as the person had requested. */
  | "dropped"
  /** Not promoted, because the person has a seat elsewhere at the same time. */
  | "busy"
  /** A waitlisted person is at the door. */
  | "at-door"
  /** A waitlisted person at the door got a seat whose guest had not arrived. */
  | "seated-at-door"
  /** The guest had not arrived in time, and the seat was given away at the door. */
  | "released"
  | "checked-in"
  | "check-in-undone";

export type LedgerLine = {
  rsvpId: string | null;
  actorId: string | null;
  action: LedgerAction;
  fromStatus: RsvpStatus | null;
  toStatus: RsvpStatus | null;
  seats: number;
  detail: Record<string, string | number | boolean | null>;
};
