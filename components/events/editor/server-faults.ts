import { fieldFaults } from "@/lib/error-message";
import type { ErrorFacts } from "@/lib/refusals/table";
import { type FormValues, newFormValues } from "./form-values";

export type FieldFault = { field: keyof FormValues; message: string };

/** What a refusal of the server says about single fields of the form. */
export function faultsIn(facts: ErrorFacts): FieldFault[] {
  return fieldFaults(facts).filter(isOfForm);
}

const FORM = newFormValues("UTC", new Date(0));

function isOfForm(fault: { field: string; message: string }): fault is FieldFault {
  return Object.hasOwn(FORM, fault.field.split(".", 1)[0] ?? "");
}

/** Who would have to move back to the waitlist so that the smaller capacity holds. */
export type Displaced = {
  rsvpIds: string[];
  people: { rsvpId: string; name: string; seats: number }[];
  /** The host agreed to other moves than would be needed by now. */
  isChanged: boolean;
};

/** The moves that a refusal asks consent for; null where it is about something else. */
export function displacedIn({ reason, details }: ErrorFacts): Displaced | null {
  if (reason !== "capacity.below-taken" && reason !== "capacity.moves-changed") return null;
  const { moving: rsvpIds = [], people = [] } = details;
  return rsvpIds.length > 0 ? { rsvpIds, people, isChanged: reason === "capacity.moves-changed" } : null;
}
