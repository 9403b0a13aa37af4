import { z } from "zod";
import { localToUtc, utcToLocal } from "@/lib/dates";
import { faultsOf } from "@/server/domains/events/policy";
import { createEventInput, type EventDetails, type EventPlan } from "@/server/domains/events/schema";
import { type QuestionValues, toQuestionValues, toQuestionWish } from "./question-values";

/** What stands in the fields of the form. Times are wall-clock in the event's zone, as `datetime-local` has them. */
export type FormValues = {
  title: string;
  description: string;
  coverUrl: string;
  place: string;
  onlineUrl: string;
  placeHidden: boolean;
  startsAt: string;
  endsAt: string;
  timeZone: string;
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
  questions: QuestionValues[];
};

const isTime = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime());

const planSchema = createEventInput.superRefine((plan, context) => {
  // Runs beside other faults too, and a field at fault holds anything.
  const { startsAt, endsAt, rsvpOpensAt, rsvpClosesAt } = plan;
  if (![startsAt, endsAt, rsvpOpensAt ?? startsAt, rsvpClosesAt ?? endsAt].every(isTime)) return;
  for (const { field, message } of faultsOf(plan))
    context.addIssue({ code: "custom", path: [field], message });
});

/** Reads the form by the very rules that the server has; faults carry the names of the form's fields. */
export const formSchema = z.custom<FormValues>().transform(toPlanInput).pipe(planSchema);

/** What the procedures take. */
export type PlanInput = z.input<typeof createEventInput>;

/** The form as input of the procedures. A time that is missing or impossible becomes an empty text, which is refused. */
export function toPlanInput(values: FormValues): PlanInput {
  const instant = (local: string) => instantOf(local, values.timeZone);
  const { title, description, timeZone, placeHidden, visibility, guestList, guestsMax } = values;
  const { approvalRequired, waitlistEnabled, waitlistMode, offerMinutes, cutoffMinutes } = values;
  return {
    ...{ title, description, timeZone, placeHidden, visibility, guestList, guestsMax },
    ...{ approvalRequired, waitlistEnabled, waitlistMode, offerMinutes, cutoffMinutes },
    coverUrl: textOrNull(values.coverUrl),
    place: textOrNull(values.place),
    onlineUrl: textOrNull(values.onlineUrl),
    startsAt: instant(values.startsAt),
    endsAt: instant(values.endsAt),
    capacity: values.isLimited ? Number(values.capacity || Number.NaN) : null,
    rsvpOpensAt: values.opensLater ? instant(values.rsvpOpensAt) : null,
    rsvpClosesAt: values.closesEarly ? instant(values.rsvpClosesAt) : null,
    partyRule: values.partyRule,
    passOversMax: values.passOversMax,
    questions: values.questions.map(toQuestionWish),
  };
}

/** An event as the form shows it. */
export function toFormValues(event: EventDetails): FormValues {
  const local = (iso: string | null) => (iso === null ? "" : utcToLocal(new Date(iso), event.timeZone));
  const { title, description, timeZone, placeHidden, visibility, guestList, guestsMax } = event;
  const { approvalRequired, waitlistEnabled, waitlistMode, offerMinutes, cutoffMinutes } = event;
  return {
    ...{ title, description, timeZone, placeHidden, visibility, guestList, guestsMax },
    ...{ approvalRequired, waitlistEnabled, waitlistMode, offerMinutes, cutoffMinutes },
    coverUrl: event.coverUrl ?? "",
    place: event.place ?? "",
    onlineUrl: event.onlineUrl ?? "",
    startsAt: local(event.startsAt),
    endsAt: local(event.endsAt),
    isLimited: event.capacity !== null,
    capacity: event.capacity?.toString() ?? "",
    opensLater: event.rsvpOpensAt !== null,
    rsvpOpensAt: local(event.rsvpOpensAt),
    closesEarly: event.rsvpClosesAt !== null,
    rsvpClosesAt: local(event.rsvpClosesAt),
    partyRule: event.partyRule,
    passOversMax: event.passOversMax,
    questions: event.questions.map(toQuestionValues),
  };
}

const dayMs = 86_400_000;

/** An empty form: an evening a week from now. */
export function newFormValues(timeZone: string, now: Date): FormValues {
  const day = utcToLocal(new Date(now.getTime() + 7 * dayMs), timeZone).slice(0, 10);
  return {
    ...{ title: "", description: "", coverUrl: "", place: "", onlineUrl: "", placeHidden: false, timeZone },
    ...{ startsAt: `${day}T19:00`, endsAt: `${day}T22:00`, visibility: "public", guestList: "confirmed" },
    ...{ isLimited: true, capacity: "50", guestsMax: 1, approvalRequired: false, questions: [] },
    ...{ opensLater: false, rsvpOpensAt: "", closesEarly: false, rsvpClosesAt: "" },
    ...{ waitlistEnabled: true, waitlistMode: "automatic", offerMinutes: 1_440, cutoffMinutes: 0 },
    ...{ partyRule: "skip", passOversMax: 3 },
  };
}

/** The end that keeps the event as long as it was when its start moves; the same end where either is no time. */
export function endAfterMove(before: { startsAt: string; endsAt: string }, startsAt: string): string {
  const [from, to, end] = [before.startsAt, startsAt, before.endsAt].map((local) => Date.parse(`${local}Z`));
  if (from === undefined || to === undefined || end === undefined || Number.isNaN(from + to + end))
    return before.endsAt;
  return new Date(end + to - from).toISOString().slice(0, 16);
}

function instantOf(local: string, timeZone: string): string {
  try {
    return localToUtc(local, timeZone).toISOString();
  } catch {
    return "";
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}
