"use client";

import type { BookableSession } from "./program-event";
import { SeatsLabel } from "./seats-label";
import { useSessions } from "./sessions-provider";

/** The seats of a session, live. */
export function LiveSeats({ session }: { session: Pick<BookableSession, "id" | "seats"> }) {
  const { seatsOf } = useSessions();
  return <SeatsLabel seats={seatsOf(session.id, session.seats)} />;
}
