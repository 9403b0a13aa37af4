import type { EventDetails } from "@/server/domains/events/schema";
import { type AtField, conflict, forbidden, invalid, notFound } from "./declare";

/** The RSVPs that a smaller capacity moves out of their seats, newest first; the host is asked before any is moved. */
type Moving = AtField<"capacity"> & {
  seatsTaken?: number;
  moving?: string[];
  people?: { rsvpId: string; name: string; seats: number }[];
};

/** Refusals about events, their series, team, calendars and tables. */
export const EVENT_REFUSALS = {
  "calendar.not-found": notFound(),
  "capacity.below-taken": conflict<Moving>(),
  "capacity.moves-changed": conflict<Moving>(),
  "csv.empty": invalid(),
  "csv.not-utf8": invalid(),
  "csv.questions-changed": conflict(),
  "csv.too-large": invalid<{ bytesMax: number }>(),
  "csv.too-many-rows": invalid<{ rows: number; rowsMax: number }>(),
  "csv.unreadable": invalid<{ line: number }>(),
  "csv.workbook": invalid(),
  "event.called-off": forbidden(),
  "event.cancelled": conflict(),
  "event.changed-meanwhile": conflict<{ event: EventDetails }>(),
  "event.not-draft": conflict(),
  "event.not-for-group": forbidden(),
  "event.not-found": notFound(),
  "event.not-published": conflict(),
  "event.past": conflict(),
  "event.restore-ended": conflict(),
  "event.slug-taken": conflict(),
  "role.too-low": forbidden<{ needed: "host" | "cohost" | "door" }>(),
  "series.full": conflict<{ seriesMax: number }>(),
  "staff.is-host": conflict<AtField<"email">>(),
  "staff.limit-reached": conflict<{ staffMax: number }>(),
};
