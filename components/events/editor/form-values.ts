import { z } from "zod";
import { localToUtc, utcToLocal } from "@/lib/dates";
import { faultsOf } from "@/server/domains/events/policy";
import { createEventInput, type EventDetails, type EventPlan } from "@/server/domains/events/schema";

/** What stands in the fields of the form. Times are wall-clock in the event's zone, as `datetime-local` has them. */
export type FormValues = {
  title: string;
  description: string;
  coverUrl: string;
  place: string;
  onlineUrl: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  visibility: EventPlan["visibility"];
  isLimited: boolean;
  capacity: string;
  guestsMax: number;
  closesEarly: boolean;
  rsvpClosesAt: string;
  waitlistEnabled: boolean;
  partyRule: EventPlan["partyRule"];
  passOversMax: number;
};

const isTime = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime());

const planSchema = createEventInput.superRefine((plan, context) => {
  // Runs beside other faults too, and a field at fault holds anything.
  if (![plan.startsAt, plan.endsAt, plan.rsvpClosesAt ?? plan.endsAt].every(isTime)) return;
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
  return {
    title: values.title,
    description: values.description,
    coverUrl: textOrNull(values.coverUrl),
    place: textOrNull(values.place),
    onlineUrl: textOrNull(values.onlineUrl),
    startsAt: instant(values.startsAt),
    endsAt: instant(values.endsAt),
    timeZone: values.timeZone,
    visibility: values.visibility,
    capacity: values.isLimited ? Number(values.capacity || Number.NaN) : null,
    guestsMax: values.guestsMax,
    rsvpClosesAt: values.closesEarly ? instant(values.rsvpClosesAt) : null,
    waitlistEnabled: values.waitlistEnabled,
    partyRule: values.partyRule,
    passOversMax: values.passOversMax,
  };
}

/** An event as the form shows it. */
export function toFormValues(event: EventDetails): FormValues {
  const local = (iso: string) => utcToLocal(new Date(iso), event.timeZone);
  const { title, description, timeZone, visibility, guestsMax, waitlistEnabled, partyRule, passOversMax } =
    event;
  return {
    ...{ title, description, timeZone, visibility, guestsMax, waitlistEnabled, partyRule, passOversMax },
    coverUrl: event.coverUrl ?? "",
    place: event.place ?? "",
    onlineUrl: event.onlineUrl ?? "",
    startsAt: local(event.startsAt),
    endsAt: local(event.endsAt),
    isLimited: event.capacity !== null,
    capacity: event.capacity?.toString() ?? "",
    closesEarly: event.rsvpClosesAt !== null,
    rsvpClosesAt: event.rsvpClosesAt ? local(event.rsvpClosesAt) : "",
  };
}

const dayMs = 86_400_000;

/** An empty form: an evening a week from now. */
export function newFormValues(timeZone: string, now: Date): FormValues {
  const day = utcToLocal(new Date(now.getTime() + 7 * dayMs), timeZone).slice(0, 10);
  return {
    ...{ title: "", description: "", coverUrl: "", place: "", onlineUrl: "", timeZone },
    ...{ startsAt: `${day}T19:00`, endsAt: `${day}T22:00`, visibility: "public" },
    ...{ isLimited: true, capacity: "50", guestsMax: 1, closesEarly: false, rsvpClosesAt: "" },
    ...{ waitlistEnabled: true, partyRule: "skip", passOversMax: 3 },
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
