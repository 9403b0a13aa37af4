import { amountOf, amountText } from "@/components/sourcing/amount";
import { firstAndLast } from "@/components/sourcing/sourcing-words";
import { instantText, localText } from "@/components/sourcing/when-local";
import type { Days } from "@/lib/days";
import { addDays } from "@/lib/days";
import { type Fault, faultsInDraft } from "@/server/domains/rfps/drafts.policy";
import type { RfpOut, WireLayout } from "@/server/domains/rfps/schema";
import type { AttachmentOut } from "@/server/domains/uploads/schema";

export type DayPair = { first: string; last: string };

/** A request as its form holds it. Ranges are a first and a last day. */
export type RequestValues = {
  title: string;
  eventType: string;
  dates: DayPair;
  flexible: boolean;
  alternatives: DayPair[];
  min: string;
  max: string;
  layouts: WireLayout[];
  budget: string;
  /** Empty where a budget was saved without one. */
  currency: string;
  needs: string;
  city: string;
  /** On the viewer's clock. */
  deadline: string;
  attachments: AttachmentOut[];
};

/** The fields as the server takes them. */
export type RequestFields = ReturnType<typeof fieldsOf>;

export function valuesOf(rfp: RfpOut | null, timeZone: string): RequestValues {
  return {
    title: rfp?.title ?? "",
    eventType: rfp?.eventType ?? "",
    dates: firstAndLast(rfp?.preferredDatesStart ?? null, rfp?.preferredDatesEnd ?? null),
    flexible: rfp?.datesFlexible ?? false,
    alternatives: (rfp?.alternativeDates ?? []).map(({ start, end }) => firstAndLast(start, end)),
    min: rfp?.attendanceMin?.toString() ?? "",
    max: rfp?.attendanceMax?.toString() ?? "",
    layouts: rfp?.spaceRequirements ?? [],
    budget: rfp ? amountText(rfp.budget, rfp.currency) : "",
    currency: rfp?.currency ?? (rfp?.budget == null ? "EUR" : ""),
    needs: rfp?.needs ?? "",
    city: rfp?.city ?? "",
    deadline: localText(rfp?.responseDeadline ?? null, timeZone),
    attachments: rfp?.attachments ?? [],
  };
}

/** The day after the last one, which the server wants; null where no day is chosen. */
function endAfter(last: string): string | null {
  return last === "" ? null : addDays(last, 1);
}

/** One person can be said by either field: an empty one takes the other's. */
function peopleOf(own: string, other: string): number | null {
  const text = own.trim() === "" ? other.trim() : own.trim();
  return text === "" ? null : Number(text);
}

export function fieldsOf(values: RequestValues, timeZone: string) {
  const amount = amountOf(values.budget, values.currency);
  return {
    title: values.title.trim(),
    eventType: values.eventType.trim(),
    preferredDatesStart: values.dates.first || null,
    preferredDatesEnd: endAfter(values.dates.last || values.dates.first),
    datesFlexible: values.flexible,
    alternativeDates: values.alternatives
      .filter(({ first }) => first !== "")
      .map(({ first, last }): Days => ({ start: first, end: addDays(last || first, 1) })),
    attendanceMin: peopleOf(values.min, values.max),
    attendanceMax: peopleOf(values.max, values.min),
    spaceRequirements: values.layouts,
    budget: amount,
    currency: amount === null ? null : values.currency || null,
    needs: values.needs.trim(),
    city: values.city.trim(),
    responseDeadline: instantText(values.deadline, timeZone),
    attachmentIds: values.attachments.map(({ id }) => id),
  };
}

/** Fields that the server judges together: with one at fault, none of them is saved. */
const TOGETHER = [
  ["preferredDatesStart", "preferredDatesEnd"],
  ["attendanceMin", "attendanceMax"],
  ["budget", "currency"],
];

function faultsOf(fields: RequestFields, now: Date, changed: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  if (changed.has("title") && fields.title === "")
    faults.push({ field: "title", message: "Give the request a title." });
  for (const name of ["attendanceMin", "attendanceMax"] as const) {
    const people = fields[name];
    if (people !== null && !(Number.isInteger(people) && people >= 1 && people <= 1_000_000))
      faults.push({ field: name, message: "Use a whole number between 1 and 1,000,000." });
  }
  if (Number.isNaN(fields.budget))
    faults.push({ field: "budget", message: "Enter an amount like 1,250 or 1,250.50." });
  const draft = {
    ...fields,
    latitude: null,
    longitude: null,
    responseDeadline: fields.responseDeadline ? new Date(fields.responseDeadline) : null,
  };
  return [...faults, ...faultsInDraft(draft, now, changed)];
}

/**
 * What differs from the saved request and can be saved, and what is wrong in the rest.
 * @param saved null before the draft was created
 */
export function changesOf(values: RequestValues, saved: RfpOut | null, timeZone: string, now: Date) {
  const fields = fieldsOf(values, timeZone);
  const before: Record<string, unknown> = fieldsOf(valuesOf(saved, timeZone), timeZone);
  const differs = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before[name]);
  const changed = Object.entries(fields).filter(differs);
  const faults = faultsOf(fields, now, new Set(changed.map(([name]) => name)));
  const bad = new Set(faults.map(({ field }) => field.split(".")[0]));
  for (const group of TOGETHER)
    if (group.some((name) => bad.has(name))) for (const name of group) bad.add(name);
  const changes: Partial<RequestFields> = Object.fromEntries(changed.filter(([name]) => !bad.has(name)));
  return { changes, faults, isDirty: changed.length > 0 || faults.length > 0 };
}
