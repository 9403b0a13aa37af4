import type { FieldErrors, Resolver } from "react-hook-form";
import { z } from "zod";
import { localToUtc, utcToLocal } from "@/lib/dates";
import { plural } from "@/lib/plural";
import { type EventDetails, eventFields } from "@/server/domains/events/schema";

/** The form as it is typed. Numbers are NaN while their field is empty. */
export type TermsForm = {
  unlimited: boolean;
  capacity: number;
  guestsMax: number;
  /** Wall-clock time in the event's zone; empty = the end of the event. */
  closesAtLocal: string;
  waitlistEnabled: boolean;
  partyRule: "skip" | "strict";
  passOversMax: number;
};

/** What the form's answers are checked against. */
export type TermsFacts = { timeZone: string; endsAt: string; seatsTaken: number };

const { capacity, guestsMax, rsvpClosesAt, waitlistEnabled, partyRule, passOversMax } = eventFields;
const termsSchema = z.object({ capacity, guestsMax, rsvpClosesAt, waitlistEnabled, partyRule, passOversMax });
export type TermsChanges = z.input<typeof termsSchema>;

const CAPACITY_SUGGESTED = 50;

export function formOf(event: EventDetails): TermsForm {
  const { guestsMax, waitlistEnabled, partyRule, passOversMax, rsvpClosesAt, timeZone } = event;
  return {
    unlimited: event.capacity === null,
    capacity: event.capacity ?? Math.max(CAPACITY_SUGGESTED, event.seats.confirmedSeats),
    closesAtLocal: rsvpClosesAt ? utcToLocal(new Date(rsvpClosesAt), timeZone) : "",
    ...{ guestsMax, waitlistEnabled, partyRule, passOversMax },
  };
}

/** What the form asks of the server. @throws RangeError where the deadline is no date and time */
export function changesIn(form: TermsForm, timeZone: string): TermsChanges {
  const { guestsMax, waitlistEnabled, partyRule, passOversMax } = form;
  return {
    capacity: form.unlimited ? null : form.capacity,
    rsvpClosesAt: form.closesAtLocal ? localToUtc(form.closesAtLocal, timeZone).toISOString() : null,
    ...{ guestsMax, waitlistEnabled, partyRule, passOversMax },
  };
}

export type TermsFault = { field: keyof TermsForm; message: string };

/** What is wrong with the answers, by the domain's own rules; an empty list where nothing is. */
export function faultsIn(form: TermsForm, { timeZone, endsAt, seatsTaken }: TermsFacts): TermsFault[] {
  const changes = readChanges(form, timeZone);
  if (!changes) return [{ field: "closesAtLocal", message: "Choose a date and a time." }];
  const parsed = termsSchema.safeParse(changes);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({ field: fieldOf(issue.path[0]), message: issue.message }));
  }
  const faults: TermsFault[] = [];
  const { capacity, rsvpClosesAt } = parsed.data;
  if (capacity !== null && capacity < seatsTaken) {
    const message = `${seatsTaken} ${plural(seatsTaken, "seat is", "seats are")} taken. Choose at least ${seatsTaken}, or decline people first.`;
    faults.push({ field: "capacity", message });
  }
  if (rsvpClosesAt && rsvpClosesAt > new Date(endsAt)) {
    faults.push({ field: "closesAtLocal", message: "The deadline cannot be after the end." });
  }
  return faults;
}

/** The form's own name for a field of the server's. */
export function fieldOf(name: unknown): keyof TermsForm {
  return name === "rsvpClosesAt" ? "closesAtLocal" : (FIELDS.find((field) => field === name) ?? "capacity");
}

const FIELDS = ["capacity", "guestsMax", "waitlistEnabled", "partyRule", "passOversMax"] as const;

export const termsResolver: Resolver<TermsForm, TermsFacts> = (form, facts) => {
  const faults = facts ? faultsIn(form, facts) : [];
  if (faults.length === 0) return { values: form, errors: {} };
  const errors: FieldErrors<TermsForm> = {};
  for (const { field, message } of faults) errors[field] = { type: "rule", message };
  return { values: {}, errors };
};

function readChanges(form: TermsForm, timeZone: string): TermsChanges | null {
  try {
    return changesIn(form, timeZone);
  } catch {
    return null;
  }
}
