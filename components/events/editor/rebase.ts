import type { EventDetails } from "@/server/domains/events/schema";
import { type FormValues, toFormValues } from "./form-values";
import { TIME_FIELDS } from "./time-fields";

/** Whether the newer version left every changed field untouched, so that there is no conflict. */
export function isUntouched(changes: object, before: EventDetails, newer: EventDetails): boolean {
  const keys = Object.keys(changes).map(shownAs);
  // A zone gives the times their meaning, and an all-day event its days.
  const related = keys.some((key) => TIMES.includes(key)) ? TIMES : [];
  return [...keys, ...related].every((key) => JSON.stringify(before[key]) === JSON.stringify(newer[key]));
}

/** Where an event shows what a field of the form sets. */
function shownAs(key: string): keyof EventDetails {
  return key === "groupId" ? "group" : (key as keyof EventDetails);
}

const TIMES: (keyof EventDetails)[] = [...TIME_FIELDS, "timeZone", "allDay"];

/** The fields in which the saved event says other things than the form did: what others have changed meanwhile. */
export function changedByOthers(
  sent: FormValues,
  base: FormValues | null,
  event: EventDetails,
): Partial<FormValues> {
  if (!base) return {};
  const now = toFormValues(event);
  const keys = (Object.keys(now) as (keyof FormValues)[]).filter((key) => {
    const asBefore = JSON.stringify(sent[key]) === JSON.stringify(base[key]);
    return asBefore && JSON.stringify(now[key]) !== JSON.stringify(sent[key]);
  });
  return Object.fromEntries(keys.map((key) => [key, now[key]]));
}
