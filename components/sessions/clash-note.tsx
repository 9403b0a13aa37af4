"use client";

import { CircleAlert } from "lucide-react";
import { cn } from "@/lib/class-names";
import { seatsAtTimeOf } from "./own-sessions";
import type { BookableSession } from "./program-event";
import { titlesInWords } from "./session-words";
import { useSessions } from "./sessions-provider";

/** The viewer's own sessions at the time of this one; nothing where there are none. */
export function ClashNote({ session }: { session: BookableSession }) {
  const { mine } = useSessions();
  const clashes = seatsAtTimeOf(session, mine);
  if (clashes.length === 0 || session.status === "cancelled") return null;
  const isBooked = mine.some(
    ({ sessionId, rsvpStatus }) => sessionId === session.id && rsvpStatus !== "waitlisted",
  );
  return (
    <p className={cn("flex items-start gap-1.5 text-sm", isBooked ? "text-warning" : "text-muted")}>
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="wrap-anywhere">
        At the same time as {titlesInWords(clashes.map(({ title }) => title))}
      </span>
    </p>
  );
}
