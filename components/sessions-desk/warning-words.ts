import { isolate } from "@/lib/clean-text";
import { counted, grouped } from "@/lib/plural";
import type { ProgramWarning } from "@/server/domains/sessions/program.schema";

/** What a host should look at about a session, as a sentence. */
export function warningWords({ kind, name, other, seats, limit }: ProgramWarning): string {
  const who = isolate(name ?? "");
  const title = other ? `“${isolate(other.title)}”` : "another session";
  switch (kind) {
    case "room-busy":
      return `${who} is also booked for ${title} at this time.`;
    case "speaker-busy":
      return `${who} also speaks in ${title} at this time.`;
    case "above-room":
      return `${counted(seats ?? 0, "seat")}, but ${who} holds ${grouped(limit ?? 0)}.`;
    case "signups-above-room":
      return `${counted(seats ?? 0, "seat is", "seats are")} taken, but ${who} holds ${grouped(limit ?? 0)}.`;
    case "demand-above-capacity":
      return `${counted(seats ?? 0, "seat")} wanted, ${grouped(limit ?? 0)} available.`;
    case "outside-event":
      return "Outside the event's time.";
  }
}
