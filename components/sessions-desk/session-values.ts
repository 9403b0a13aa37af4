import { z } from "zod";
import { isSecondShowing, utcToLocal } from "@/lib/dates";
import { addDays } from "@/lib/days";
import { faultsOfTimes } from "@/server/domains/sessions/policy";
import {
  type createSessionInput,
  type SessionDetails,
  sessionFields,
} from "@/server/domains/sessions/schema";
import { instantOf, skippedFault, unshownOf } from "../events/editor/time-fields";

/** A speaker as the form has them. `known` is what the server had when the form was opened. */
export type SpeakerValues = { key: string; name: string; bio: string; photoUrl: string };

/** The form of a session. Times are wall-clock in the event's zone. */
export type SessionValues = {
  title: string;
  description: string;
  type: string;
  track: string;
  room: string;
  speakers: SpeakerValues[];
  day: string;
  start: string;
  end: string;
  /** Empty = the first time after the start at which clocks show `end`. */
  lastDay: string;
  isStartSecond: boolean;
  isEndSecond: boolean;
  isLimited: boolean;
  capacity: string;
  waitlistEnabled: boolean;
  waitlistMode: SessionDetails["waitlistMode"];
  partyRule: SessionDetails["partyRule"];
  guestsMax: number;
  givesAtDoor: boolean;
  doorMinutes: string;
};

export type SessionFault = { field: string; message: string };
type SessionInput = Omit<z.input<typeof createSessionInput>, "eventId">;

/** The local times of start and end, as `datetime-local` has them; the end is on the next day where it is not later. */
export function localTimes({
  day,
  start,
  end,
  lastDay,
}: Pick<SessionValues, "day" | "start" | "end" | "lastDay">) {
  const isNextDay = lastDay === "" && end !== "" && end <= start;
  const endDay = lastDay || (isNextDay && day ? addDays(day, 1) : day);
  return { startsAt: `${day}T${start}`, endsAt: `${endDay}T${end}`, isNextDay };
}

/** A session as the form shows it. */
export function toSessionValues(session: SessionDetails, timeZone: string): SessionValues {
  const [startsAt, endsAt] = [new Date(session.startsAt), new Date(session.endsAt)];
  const [from, to] = [utcToLocal(startsAt, timeZone), utcToLocal(endsAt, timeZone)];
  const times = { day: from.slice(0, 10), start: from.slice(11), end: to.slice(11), lastDay: "" };
  const isDerived = localTimes(times).endsAt === to;
  return {
    ...times,
    lastDay: isDerived ? "" : to.slice(0, 10),
    title: session.title,
    description: session.description,
    type: session.type ?? "",
    track: session.track ?? "",
    room: session.room ?? "",
    speakers: session.speakers.map(({ id, name, bio, photoUrl }) => ({
      key: id,
      name,
      bio,
      photoUrl: photoUrl ?? "",
    })),
    isStartSecond: isSecondShowing(startsAt, timeZone),
    isEndSecond: isSecondShowing(endsAt, timeZone),
    isLimited: session.ownCapacity !== null,
    capacity: session.ownCapacity?.toString() ?? "",
    waitlistEnabled: session.waitlistEnabled,
    waitlistMode: session.waitlistMode,
    partyRule: session.partyRule,
    guestsMax: session.guestsMax,
    givesAtDoor: session.doorMinutes !== null,
    doorMinutes: session.doorMinutes?.toString() ?? "10",
  };
}

type NewSession = {
  event: Pick<SessionDetails, "waitlistEnabled" | "waitlistMode" | "partyRule"> & {
    startsAt: string;
    timeZone: string;
  };
  day?: string | undefined;
  start?: string | undefined;
  room?: string | undefined;
};

/** The form of a session that is about to be added. It takes an hour, from the event's start where no time is given. */
export function newSessionValues({ event, day, start, room }: NewSession): SessionValues {
  const local = utcToLocal(new Date(event.startsAt), event.timeZone);
  const from = start ?? local.slice(11);
  return {
    title: "",
    description: "",
    type: "",
    track: "",
    room: room ?? "",
    speakers: [],
    day: day ?? local.slice(0, 10),
    start: from,
    end: timeAfter(from, 60),
    lastDay: "",
    isStartSecond: false,
    isEndSecond: false,
    isLimited: false,
    capacity: "",
    waitlistEnabled: event.waitlistEnabled,
    waitlistMode: event.waitlistMode,
    partyRule: event.partyRule,
    guestsMax: 0,
    givesAtDoor: false,
    doorMinutes: "10",
  };
}

const DAY_MINUTES = 1_440;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The time of day so many minutes later, by clocks that do not change. */
export function timeAfter(time: string, minutes: number): string {
  const at = (((minutesOf(time) + minutes) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
}

/** The end that keeps the length of a session whose start moves; unchanged while a time is missing. */
export function endAfterStart({ start, end }: Pick<SessionValues, "start" | "end">, next: string): string {
  if (!start || !end || !next) return end;
  return timeAfter(end, minutesOf(next) - minutesOf(start));
}

type Read = { timeZone: string; saved?: SessionDetails | null };

/** The form as input of the procedures. A time that is no time becomes an empty text, which is refused. */
export function toSessionInput(values: SessionValues, { timeZone, saved }: Read): SessionInput {
  const local = localTimes(values);
  const before = saved ? toSessionValues(saved, timeZone) : null;
  const same = (key: "startsAt" | "endsAt") => before !== null && localTimes(before)[key] === local[key];
  const instant = (key: "startsAt" | "endsAt", second: boolean) => {
    const unshown = saved && same(key) ? unshownOf(saved[key]) : 0;
    return instantOf({ local: local[key], timeZone, second }, unshown);
  };
  return {
    title: values.title,
    description: values.description,
    type: values.type.trim() || null,
    track: values.track.trim() || null,
    room: values.room.trim() || null,
    speakers: values.speakers.map((speaker) => toSpeakerInput(speaker, saved)),
    startsAt: instant("startsAt", values.isStartSecond),
    endsAt: instant("endsAt", values.isEndSecond),
    capacity: values.isLimited ? Number(values.capacity || Number.NaN) : null,
    waitlistEnabled: values.waitlistEnabled,
    waitlistMode: values.waitlistMode,
    partyRule: values.partyRule,
    guestsMax: values.guestsMax,
    doorMinutes: values.givesAtDoor ? Number(values.doorMinutes || Number.NaN) : null,
  };
}

/** An empty bio or photo is left out unless it was emptied here: a speaker of that name may have one already. */
function toSpeakerInput({ key, name, bio, photoUrl }: SpeakerValues, saved?: SessionDetails | null) {
  const before = saved?.speakers.find(({ id }) => id === key);
  const hadPhoto = Boolean(before?.photoUrl);
  return {
    name,
    ...((bio.trim() !== "" || before?.bio) && { bio }),
    ...((photoUrl.trim() !== "" || hadPhoto) && { photoUrl: photoUrl.trim() || null }),
  };
}

const schema = z.strictObject(sessionFields);

/** What is wrong with the form, by the rules that the server has; fields are named as the procedures name them. */
export function faultsOfSession(values: SessionValues, read: Read): SessionFault[] {
  const local = localTimes(values);
  const skipped = (["startsAt", "endsAt"] as const).flatMap((field) => {
    const message = skippedFault(local[field], read.timeZone);
    return message ? [{ field, message }] : [];
  });
  const parsed = schema.safeParse(toSessionInput(values, read));
  const issues = parsed.success
    ? faultsOfTimes(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  return [...skipped, ...issues.filter(({ field }) => !skipped.some((other) => other.field === field))];
}

/** The part of the input that differs from the session that the form was opened with. */
export function sessionChanges(
  values: SessionValues,
  read: Read & { saved: SessionDetails },
): Partial<SessionInput> {
  const after = toSessionInput(values, read);
  const before = toSessionInput(toSessionValues(read.saved, read.timeZone), read);
  const keys = (Object.keys(after) as (keyof SessionInput)[]).filter(
    (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, after[key]]));
}
