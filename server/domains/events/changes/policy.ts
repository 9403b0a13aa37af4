import { formatEventTime } from "../../../../lib/dates";

/** When and where an event is, as people are notified of it. */
export type ToldFacts = {
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  allDay: boolean;
  place: string | null;
  onlineUrl: string | null;
};

/** A host who corrects a mistake usually does so within minutes. */
const QUIET_MS = 5 * 60_000;
const LONGEST_MS = 15 * 60_000;
/** Within the last hour before the start nothing waits, because guests may already be on their way. */
const LAST_CALL_MS = 60 * 60_000;

type Window = {
  firstAt: Date;
  lastAt: Date;
  /** The earlier of the old and the new start. */
  startsAt: Date;
};

/**
 * When changes of an event are notified: five minutes after the last change, at most fifteen after the first, and
 * right away from an hour before the start.
 */
export function settlesAt({ firstAt, lastAt, startsAt }: Window): Date {
  const lastCallMs = Math.max(firstAt.getTime(), startsAt.getTime() - LAST_CALL_MS);
  return new Date(Math.min(lastAt.getTime() + QUIET_MS, firstAt.getTime() + LONGEST_MS, lastCallMs));
}

export type FactChange = { what: "time" | "place" | "online"; was: string | null; now: string | null };

/** The differences in time and place between what a person knows and the current state, in words. */
export function changesBetween(known: ToldFacts, present: ToldFacts, now: Date): FactChange[] {
  const when = (facts: ToldFacts) => formatEventTime({ ...facts, now });
  const isSameTime = (["startsAt", "endsAt", "timeZone", "allDay"] as const).every(
    (key) => known[key].valueOf() === present[key].valueOf(),
  );
  return [
    ...(isSameTime ? [] : [{ what: "time" as const, was: when(known), now: when(present) }]),
    ...(known.place === present.place
      ? []
      : [{ what: "place" as const, was: known.place, now: present.place }]),
    ...(known.onlineUrl === present.onlineUrl
      ? []
      : [{ what: "online" as const, was: known.onlineUrl, now: present.onlineUrl }]),
  ];
}

/**
 * What a person who was last notified at `toldAt` knows of an event or session: the state before the first change after that.
 */
export function knownAt<Known>(changes: readonly { at: Date; before: Known }[], toldAt: Date): Known | null {
  return changes.find(({ at }) => at > toldAt)?.before ?? null;
}

/** "New time", "New place", "New time and place". */
export function changeTitle(changes: readonly FactChange[]): string {
  const isTime = changes.some(({ what }) => what === "time");
  const isPlace = changes.some(({ what }) => what !== "time");
  if (isTime && isPlace) return "New time and place";
  return isPlace ? "New place" : "New time";
}

const LABELS = { time: "Time", place: "Place", online: "Online link" } as const;

/** "Time: Sat 28 Nov, 19:00 – 22:00 CET (was Sat 28 Nov, 18:00 – 21:00 CET)". */
export function changeSentence({ what, was, now }: FactChange): string {
  const before = was === null ? "" : ` (was ${was})`;
  return `${LABELS[what]}: ${now ?? "to be announced"}${before}`;
}
