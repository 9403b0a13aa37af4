import type { FieldErrors, Resolver } from "react-hook-form";
import { z } from "zod";
import { localToUtc, utcToLocal } from "@/lib/dates";
import { faultsOf } from "@/server/domains/events/policy";
import { type EventDetails, eventFields } from "@/server/domains/events/schema";

type Plain = Pick<
  EventDetails,
  | "guestsMax"
  | "approvalRequired"
  | "waitlistEnabled"
  | "waitlistMode"
  | "offerMinutes"
  | "cutoffMinutes"
  | "partyRule"
  | "passOversMax"
>;

/** The form as it is typed. Numbers are NaN while their field is empty. */
export type TermsForm = Plain & {
  unlimited: boolean;
  capacity: number;
  /** Wall-clock time in the event's zone; empty = from the day it is published. */
  opensAtLocal: string;
  /** Wall-clock time in the event's zone; empty = the end of the event. */
  closesAtLocal: string;
};

/** What the form's answers are checked against. */
export type TermsFacts = Pick<EventDetails, "timeZone" | "startsAt" | "endsAt">;

const { capacity, rsvpOpensAt, rsvpClosesAt, guestsMax, approvalRequired } = eventFields;
const { waitlistEnabled, waitlistMode, offerMinutes, cutoffMinutes, partyRule, passOversMax } = eventFields;
const termsSchema = z.object({
  capacity,
  rsvpOpensAt,
  rsvpClosesAt,
  guestsMax,
  approvalRequired,
  waitlistEnabled,
  waitlistMode,
  offerMinutes,
  cutoffMinutes,
  partyRule,
  passOversMax,
});
export type TermsChanges = z.input<typeof termsSchema>;

const CAPACITY_SUGGESTED = 50;

export function formOf(event: EventDetails): TermsForm {
  const { timeZone, seats } = event;
  const local = (iso: string | null) => (iso ? utcToLocal(new Date(iso), timeZone) : "");
  return {
    unlimited: event.capacity === null,
    capacity: event.capacity ?? Math.max(CAPACITY_SUGGESTED, seats.confirmedSeats),
    opensAtLocal: local(event.rsvpOpensAt),
    closesAtLocal: local(event.rsvpClosesAt),
    ...plainOf(event),
  };
}

/**
 * What was changed in the form since it showed the event, and nothing else: a time that stands in it unchanged may have
 * seconds that it does not show. @throws RangeError where a time is no date and time
 */
export function changesSince(event: EventDetails, form: TermsForm): Partial<TermsChanges> {
  const before = formOf(event);
  const isSame = (...keys: (keyof TermsForm)[]) => keys.every((key) => Object.is(form[key], before[key]));
  const decidedBy: Partial<Record<keyof TermsChanges, (keyof TermsForm)[]>> = {
    capacity: form.unlimited ? ["unlimited"] : ["unlimited", "capacity"],
    rsvpOpensAt: ["opensAtLocal"],
    rsvpClosesAt: ["closesAtLocal"],
  };
  const changed = Object.entries(changesIn(form, event.timeZone)).filter(
    ([key]) => !isSame(...(decidedBy[key as keyof TermsChanges] ?? [key as keyof TermsForm])),
  );
  return Object.fromEntries(changed);
}

/** What the form asks of the server. @throws RangeError where a time is no date and time */
export function changesIn(form: TermsForm, timeZone: string): TermsChanges {
  const instant = (local: string) => (local ? localToUtc(local, timeZone).toISOString() : null);
  return {
    capacity: form.unlimited ? null : form.capacity,
    rsvpOpensAt: instant(form.opensAtLocal),
    rsvpClosesAt: instant(form.closesAtLocal),
    ...plainOf(form),
  };
}

function plainOf(terms: Plain): Plain {
  const { guestsMax, approvalRequired, waitlistEnabled, waitlistMode } = terms;
  const { offerMinutes, cutoffMinutes, partyRule, passOversMax } = terms;
  return {
    guestsMax,
    approvalRequired,
    waitlistEnabled,
    waitlistMode,
    offerMinutes,
    cutoffMinutes,
    partyRule,
    passOversMax,
  };
}

export type TermsFault = { field: keyof TermsForm; message: string };

/**
 * What is wrong with the answers, by the domain's own rules; an empty list where nothing is. A capacity below what is
 * taken is no fault: the host is asked who should move.
 */
export function faultsIn(form: TermsForm, { timeZone, startsAt, endsAt }: TermsFacts): TermsFault[] {
  const untimely = TIMES.filter((field) => !isTime(form[field], timeZone));
  if (untimely.length > 0) return untimely.map((field) => ({ field, message: "Choose a date and a time." }));
  const parsed = termsSchema.safeParse(changesIn(form, timeZone));
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({ field: fieldOf(issue.path[0]), message: issue.message }));
  }
  const { rsvpOpensAt, rsvpClosesAt } = parsed.data;
  const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), rsvpOpensAt, rsvpClosesAt };
  return faultsOf(times).map(({ field, message }) => ({ field: fieldOf(field), message }));
}

/** The form's own name for a field of the server's. */
export function fieldOf(name: unknown): keyof TermsForm {
  if (name === "rsvpClosesAt") return "closesAtLocal";
  if (name === "rsvpOpensAt") return "opensAtLocal";
  return FIELDS.find((field) => field === name) ?? "capacity";
}

const TIMES = ["opensAtLocal", "closesAtLocal"] as const;
const FIELDS = [
  ...(["capacity", "guestsMax", "approvalRequired", "waitlistEnabled", "waitlistMode"] as const),
  ...(["offerMinutes", "cutoffMinutes", "partyRule", "passOversMax"] as const),
];

export const termsResolver: Resolver<TermsForm, TermsFacts> = (form, facts) => {
  const faults = facts ? faultsIn(form, facts) : [];
  if (faults.length === 0) return { values: form, errors: {} };
  const errors: FieldErrors<TermsForm> = {};
  for (const { field, message } of faults) errors[field] = { type: "rule", message };
  return { values: {}, errors };
};

function isTime(local: string, timeZone: string): boolean {
  if (local === "") return true;
  try {
    localToUtc(local, timeZone);
    return true;
  } catch {
    return false;
  }
}
