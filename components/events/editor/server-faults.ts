import { type ErrorFacts, errorMessage } from "@/lib/error-message";
import type { FormValues } from "./form-values";

export type FieldFault = { field: keyof FormValues; message: string };

/** What a refusal of the server says about single fields of the form. */
export function faultsIn({ reason, details }: ErrorFacts): FieldFault[] {
  if (reason === "capacity.below-taken" || reason === "capacity.moves-changed")
    return [{ field: "capacity", message: errorMessage({ reason, details }) }];
  return (details?.fields as FieldFault[] | undefined) ?? [];
}

/** Who would have to move back to the waitlist so that the smaller capacity holds. */
export type Moves = {
  rsvpIds: string[];
  people: { rsvpId: string; name: string; seats: number }[];
  /** The host agreed to other moves than would be needed by now. */
  isChanged: boolean;
};

/** The moves that a refusal asks consent for; null where it is about something else. */
export function movesIn({ reason, details }: ErrorFacts): Moves | null {
  const rsvpIds = details?.moving as string[] | undefined;
  if (!reason.startsWith("capacity.") || !rsvpIds?.length) return null;
  return {
    rsvpIds,
    people: (details?.people as Moves["people"] | undefined) ?? [],
    isChanged: reason === "capacity.moves-changed",
  };
}
