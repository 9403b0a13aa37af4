import { z } from "zod";
import { utcToLocal } from "@/lib/dates";
import { dayAfter, lastDay } from "@/server/domains/events/all-day.policy";
import { faultsOf } from "@/server/domains/events/policy";
import { createEventInput, type EventDetails, type EventPlan } from "@/server/domains/events/schema";
import { type GroupValues, groupValuesOf, isAnnounced, isForMembersFirst, NO_GROUP } from "./group-values";
import { type QuestionValues, toQuestionInput, toQuestionValues } from "./question-values";
import {
  instantOf,
  NO_SECOND_HOURS,
  type SecondHours,
  secondHoursOf,
  skippedFault,
  TIME_FIELDS,
  type TimeField,
  toLocal,
  unshownOf,
} from "./time-fields";

/** The fields of the form. Times are wall-clock in the event's zone, as `datetime-local` has them. */
export type FormValues = GroupValues & {
  title: string;
  description: string;
  coverUrl: string;
  place: string;
  onlineUrl: string;
  placeHidden: boolean;
  startsAt: string;
  endsAt: string;
  /** Of an all-day event the days of `startsAt` and `endsAt` count, the last day included, and their hours do not. */
  allDay: boolean;
  timeZone: string;
  second: SecondHours;
  visibility: EventPlan["visibility"];
  guestList: EventPlan["guestList"];
  isLimited: boolean;
  capacity: string;
  guestsMax: number;
  opensLater: boolean;
  rsvpOpensAt: string;
  closesEarly: boolean;
  rsvpClosesAt: string;
  approvalRequired: boolean;
  waitlistEnabled: boolean;
  waitlistMode: EventPlan["waitlistMode"];
  offerMinutes: number;
  cutoffMinutes: number;
  partyRule: EventPlan["partyRule"];
  passOversMax: number;
  overlapsAllowed: boolean;
  /** Minutes before the start; `NEVER` = at any time. */
  checkInOpensMinutes: number;
  /** Minutes after the start; `NEVER` = not at all. */
  doorMinutes: number;
  questions: QuestionValues[];
};

/** What a choice of minutes holds where the event has none. */
export const NEVER = -1;
const minutesOrNull = (minutes: number) => (minutes < 0 ? null : minutes);

const isTime = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime());

const planSchema = createEventInput.superRefine((plan, context) => {
  // Runs beside other faults too, and a field at fault holds anything.
  const { startsAt, endsAt, rsvpOpensAt, rsvpClosesAt, membersFirstUntil } = plan;
  const bounds = [rsvpOpensAt, rsvpClosesAt, membersFirstUntil].map((bound) => bound ?? startsAt);
  if (![startsAt, endsAt, ...bounds].every(isTime)) return;
  for (const { field, message } of faultsOf(plan))
    context.addIssue({ code: "custom", path: [field], message });
});

const valuesSchema = z.custom<FormValues>().superRefine((values, context) => {
  const asked = { startsAt: !values.allDay, endsAt: !values.allDay };
  const isAsked = {
    ...asked,
    rsvpOpensAt: values.opensLater,
    rsvpClosesAt: values.closesEarly,
    membersFirstUntil: isForMembersFirst(values),
  };
  for (const field of TIME_FIELDS) {
    const message = isAsked[field] ? skippedFault(values[field], values.timeZone) : null;
    if (message) context.addIssue({ code: "custom", path: [field], message });
  }
});

/** Reads the form by the very rules that the server has; faults carry the names of the form's fields. */
export const formSchema = valuesSchema.transform((values) => toPlanInput(values)).pipe(planSchema);

/** What the procedures take. */
export type PlanInput = z.input<typeof createEventInput>;

/** An event as it was saved, and what stood in the form then. */
export type Saved = { event: EventDetails; values: FormValues };

/**
 * The form as input of the procedures. A time that is missing or impossible becomes an empty text, which is refused.
 * @param saved what the form began with: a time that is unchanged keeps the seconds that the form does not show
 */
export function toPlanInput(values: FormValues, saved?: Saved): PlanInput {
  const { title, description, timeZone, allDay, placeHidden, visibility, guestList, guestsMax } = values;
  const { approvalRequired, waitlistEnabled, waitlistMode, offerMinutes, cutoffMinutes } = values;
  const instant = (field: TimeField) => {
    const shown = { local: values[field], timeZone, second: values.second[field] };
    return instantOf(shown, saved?.values[field] === values[field] ? unshownOf(saved.event[field]) : 0);
  };
  const span = allDay ? daysIn(values) : { startsAt: instant("startsAt"), endsAt: instant("endsAt") };
  return {
    title,
    description,
    timeZone,
    allDay,
    placeHidden,
    visibility,
    guestList,
    guestsMax,
    approvalRequired,
    waitlistEnabled,
    waitlistMode,
    offerMinutes,
    cutoffMinutes,
    coverUrl: textOrNull(values.coverUrl),
    place: textOrNull(values.place),
    onlineUrl: textOrNull(values.onlineUrl),
    ...span,
    capacity: values.isLimited ? Number(values.capacity || Number.NaN) : null,
    rsvpOpensAt: values.opensLater ? instant("rsvpOpensAt") : null,
    rsvpClosesAt: values.closesEarly ? instant("rsvpClosesAt") : null,
    groupId: values.groupId || null,
    membersFirstUntil: isForMembersFirst(values) ? instant("membersFirstUntil") : null,
    announces: isAnnounced(values),
    partyRule: values.partyRule,
    passOversMax: values.passOversMax,
    overlapsAllowed: values.overlapsAllowed,
    checkInOpensMinutes: minutesOrNull(values.checkInOpensMinutes),
    doorMinutes: minutesOrNull(values.doorMinutes),
    questions: values.questions.map(toQuestionInput),
  };
}

/** The span of an all-day event. The form shows its last day; the span ends when the next day begins. */
function daysIn({ startsAt, endsAt, timeZone }: FormValues): { startsAt: string; endsAt: string } {
  const midnight = (day: string) => instantOf({ local: `${day}T00:00`, timeZone, second: false });
  const [first, last] = [dayOf(startsAt), dayOf(endsAt)];
  const isLastDay = midnight(last) !== "";
  return { startsAt: midnight(first), endsAt: isLastDay ? midnight(dayAfter(last)) : "" };
}

/** The day in a time of the form: "2026-11-28". */
export const dayOf = (local: string) => local.slice(0, 10);

/** What decides about each field of the plan: where that is as it was, the field was not changed. */
const DECIDING: { [Key in keyof PlanInput]?: (values: FormValues) => unknown } = {
  startsAt: (values) => timeIn(values, "startsAt"),
  endsAt: (values) => timeIn(values, "endsAt"),
  rsvpOpensAt: (values) => values.opensLater && timeIn(values, "rsvpOpensAt"),
  rsvpClosesAt: (values) => values.closesEarly && timeIn(values, "rsvpClosesAt"),
  membersFirstUntil: (values) => isForMembersFirst(values) && timeIn(values, "membersFirstUntil"),
  announces: isAnnounced,
  capacity: ({ isLimited, capacity }) => isLimited && capacity,
};

function timeIn(values: FormValues, field: TimeField): unknown {
  const { timeZone, allDay } = values;
  if (allDay && (field === "startsAt" || field === "endsAt")) return [dayOf(values[field]), timeZone];
  return [values[field], values.second[field], timeZone];
}

/** What was changed in the form since it was saved, and nothing else. */
export function changesIn(values: FormValues, saved: Saved): Partial<PlanInput> {
  const plan = toPlanInput(values, saved);
  const keys = (Object.keys(plan) as (keyof PlanInput)[]).filter((key) => {
    const deciding = DECIDING[key] ?? ((of: FormValues) => of[key as keyof FormValues]);
    return JSON.stringify(deciding(values)) !== JSON.stringify(deciding(saved.values));
  });
  return Object.fromEntries(keys.map((key) => [key, plan[key]]));
}

/** Hours for an all-day event that is to have some. */
const HOURS = { from: "09:00", to: "17:00" };

/** An event as the form shows it. */
export function toFormValues(event: EventDetails): FormValues {
  const { title, description, timeZone, allDay, placeHidden, visibility, guestList, guestsMax } = event;
  const { approvalRequired, waitlistEnabled, waitlistMode, offerMinutes, cutoffMinutes } = event;
  return {
    title,
    description,
    timeZone,
    allDay,
    placeHidden,
    visibility,
    guestList,
    guestsMax,
    approvalRequired,
    waitlistEnabled,
    waitlistMode,
    offerMinutes,
    cutoffMinutes,
    coverUrl: event.coverUrl ?? "",
    place: event.place ?? "",
    onlineUrl: event.onlineUrl ?? "",
    ...spanOf(event),
    second: secondHoursOf(event),
    isLimited: event.capacity !== null,
    capacity: event.capacity?.toString() ?? "",
    opensLater: event.rsvpOpensAt !== null,
    rsvpOpensAt: toLocal(event.rsvpOpensAt, timeZone),
    closesEarly: event.rsvpClosesAt !== null,
    rsvpClosesAt: toLocal(event.rsvpClosesAt, timeZone),
    ...groupValuesOf(event),
    partyRule: event.partyRule,
    passOversMax: event.passOversMax,
    overlapsAllowed: event.overlapsAllowed,
    checkInOpensMinutes: event.checkInOpensMinutes ?? NEVER,
    doorMinutes: event.doorMinutes ?? NEVER,
    questions: event.questions.map(toQuestionValues),
  };
}

function spanOf({ startsAt, endsAt, timeZone, allDay }: EventDetails) {
  const [start, end] = [toLocal(startsAt, timeZone), toLocal(endsAt, timeZone)];
  if (!allDay) return { startsAt: start, endsAt: end };
  const last = lastDay({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone);
  return { startsAt: `${dayOf(start)}T${HOURS.from}`, endsAt: `${last}T${HOURS.to}` };
}

const dayMs = 86_400_000;

/** An empty form: an evening a week from now. */
export function newFormValues(timeZone: string, now: Date): FormValues {
  const day = utcToLocal(new Date(now.getTime() + 7 * dayMs), timeZone).slice(0, 10);
  return {
    title: "",
    description: "",
    coverUrl: "",
    place: "",
    onlineUrl: "",
    placeHidden: false,
    timeZone,
    allDay: false,
    second: NO_SECOND_HOURS,
    startsAt: `${day}T19:00`,
    endsAt: `${day}T22:00`,
    visibility: "public",
    guestList: "confirmed",
    isLimited: true,
    capacity: "50",
    guestsMax: 1,
    approvalRequired: false,
    questions: [],
    opensLater: false,
    rsvpOpensAt: "",
    closesEarly: false,
    rsvpClosesAt: "",
    ...NO_GROUP,
    waitlistEnabled: true,
    waitlistMode: "automatic",
    offerMinutes: 1_440,
    cutoffMinutes: 0,
    partyRule: "skip",
    passOversMax: 3,
    overlapsAllowed: false,
    checkInOpensMinutes: NEVER,
    doorMinutes: NEVER,
  };
}

/** The end that keeps the event as long as it was when its start moves; the same end where either is no time. */
export function endAfterMove(before: { startsAt: string; endsAt: string }, startsAt: string): string {
  const [from, to, end] = [before.startsAt, startsAt, before.endsAt].map((local) => Date.parse(`${local}Z`));
  if (from === undefined || to === undefined || end === undefined || Number.isNaN(from + to + end))
    return before.endsAt;
  return new Date(end + to - from).toISOString().slice(0, 16);
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}
