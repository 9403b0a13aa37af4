import { isolate } from "@/lib/clean-text";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { spanWords } from "../session-label";

type Place = Pick<SessionDetails, "startsAt" | "endsAt" | "room">;

/** "09:05 – 10:05, Main Hall". */
export function placeWords(session: Place, timeZone: string): string {
  return `${spanWords(session, timeZone)}, ${session.room ? isolate(session.room) : "no room"}`;
}

/** What happened to a session that was moved. */
export function moveWords(session: Place & Pick<SessionDetails, "title">, timeZone: string): string {
  return `Moved “${isolate(session.title)}” to ${placeWords(session, timeZone)}`;
}
