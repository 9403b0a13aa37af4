import { formatEventTime } from "../../../../lib/dates";

/** When and where a session is, as people are notified of it. */
export type KnownSession = { startsAt: Date; endsAt: Date; room: string | null };

/** A part that changed, as it was and as it is, in words. */
export type SessionNews = { what: "time" | "room"; was: string | null; now: string | null };

/** The differences between what a person knows of a session and how it is. @param at.timeZone of the event */
export function sessionNews(
  known: KnownSession,
  present: KnownSession,
  { timeZone, now }: { timeZone: string; now: Date },
): SessionNews[] {
  const when = ({ startsAt, endsAt }: KnownSession) =>
    formatEventTime({ startsAt, endsAt, timeZone, allDay: false, now });
  const isSameTime =
    known.startsAt.getTime() === present.startsAt.getTime() &&
    known.endsAt.getTime() === present.endsAt.getTime();
  return [
    ...(isSameTime ? [] : [{ what: "time" as const, was: when(known), now: when(present) }]),
    ...(known.room === present.room ? [] : [{ what: "room" as const, was: known.room, now: present.room }]),
  ];
}

/** "New time", "New room", "New time and room". */
export function changeTitle(changes: readonly SessionNews[]): string {
  const isTime = changes.some(({ what }) => what === "time");
  const isRoom = changes.some(({ what }) => what === "room");
  if (isTime && isRoom) return "New time and room";
  return isRoom ? "New room" : "New time";
}

const LABELS = { time: "Time", room: "Room" } as const;

/** "Room: Hall 2 (was Hall 1)". */
export function changeSentence({ what, was, now }: SessionNews): string {
  const before = was === null ? "" : ` (was ${was})`;
  return `${LABELS[what]}: ${now ?? "to be announced"}${before}`;
}
