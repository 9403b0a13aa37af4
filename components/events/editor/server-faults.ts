import { type ErrorFacts, errorMessage } from "@/lib/error-message";
import type { FormValues } from "./form-values";

export type FieldFault = { field: keyof FormValues; message: string };

/** What a refusal of the server says about single fields of the form. */
export function faultsIn({ reason, details }: ErrorFacts): FieldFault[] {
  if (reason === "capacity.below-taken")
    return [{ field: "capacity", message: errorMessage({ reason, details }) }];
  return (details?.fields as FieldFault[] | undefined) ?? [];
}
