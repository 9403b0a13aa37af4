import type { ErrorFacts, Reason, RefusalOf } from "./refusals/table";

/**
 * The refusal inside what a query or mutation threw, or a refusal of rules that run in the browser itself;
 * `network.lost` where there is none.
 */
export function errorFacts(error: unknown): ErrorFacts {
  for (const facts of [(error as { data?: unknown } | null | undefined)?.data, error]) {
    if (isFacts(facts)) return facts;
  }
  return { reason: "network.lost" };
}

function isFacts(value: unknown): value is ErrorFacts {
  return typeof value === "object" && value !== null && "reason" in value && typeof value.reason === "string";
}

/** What a refusal lists about single fields of the form, each with a sentence. */
export function listedFaults({ details }: ErrorFacts): { field: string; message: string }[] {
  return details && "fields" in details ? details.fields : [];
}

/** The refusal inside an error if it has one of these reasons, with details of their shape. */
export function refusalOf<R extends Reason>(error: unknown, ...reasons: R[]): RefusalOf<R> | undefined {
  const facts = errorFacts(error);
  const isOne = (found: ErrorFacts): found is RefusalOf<R> & ErrorFacts =>
    reasons.some((reason) => reason === found.reason);
  return isOne(facts) ? facts : undefined;
}
