import type { RsvpOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/seats/facts";
import { type AtField, conflict, invalid } from "./declare";

type Shown = { rsvp?: RsvpOut; seats?: Seats };

/** What a door sees: why a code, a person or a time is refused. Answered as outcomes of scans, rarely as errors. */
export const CHECK_IN_REFUSALS = {
  "check-in.approval-needed": conflict(),
  "check-in.cancelled": conflict(),
  "check-in.code-forged": conflict(),
  "check-in.code-incomplete": conflict(),
  "check-in.code-not-ours": conflict(),
  "check-in.code-old-key": conflict(),
  "check-in.code-outdated": conflict(),
  "check-in.code-shared": conflict(),
  "check-in.code-unknown": conflict(),
  "check-in.declined": conflict(),
  "check-in.member": invalid<Shown & AtField<"members"> & { partySeats: number }>(),
  "check-in.no-code": conflict(),
  "check-in.no-seat": conflict<Shown>(),
  "check-in.no-walk-in": conflict(),
  "check-in.nonce-used": conflict<AtField<"nonce">>(),
  "check-in.not-in-session": conflict<{ canWalkIn: boolean }>(),
  "check-in.not-on-list": conflict(),
  "check-in.not-open-yet": conflict<{ opensAt: string }>(),
  "check-in.offer-open": conflict(),
  /** The title only where the person at the door may know it. */
  "check-in.other-event": conflict<{ title: string | null }>(),
  "check-in.over": conflict<{ closedAt: string }>(),
  "check-in.pending": conflict(),
};
