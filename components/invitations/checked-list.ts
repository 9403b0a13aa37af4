import { plural } from "@/lib/plural";
import type { ReadInvitee } from "@/server/domains/invitations/import.policy";
import type { CheckOutcome } from "@/server/domains/invitations/schema";

export type RowOutcome = CheckOutcome | NonNullable<ReadInvitee["fault"]>;

/** One row of a list, with what sending it would come to. */
export type CheckedRow = Pick<ReadInvitee, "line" | "email" | "name"> & { outcome: RowOutcome };

/** What was read, with what the server knows of each address. */
export function checkedRows(
  people: readonly ReadInvitee[],
  results: readonly { email: string; outcome: CheckOutcome }[],
): CheckedRow[] {
  const outcomes = new Map(results.map(({ email, outcome }) => [email, outcome]));
  return people.map(({ line, email, name, fault }) => ({
    line,
    email,
    name,
    outcome: fault ?? outcomes.get(email) ?? "new",
  }));
}

export const OUTCOME_WORDS: Record<RowOutcome, string> = {
  new: "Will be invited",
  invalid: "Not an email address",
  double: "Named twice",
  invited: "Invited before",
  answered: "Has answered",
};

/** "12 will be invited, 2 named twice, 1 no email address": the whole list in one line. */
export function summaryOf(rows: readonly CheckedRow[]): string {
  const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  const parts: [number, string][] = [
    [count("new"), "will be invited"],
    [count("answered"), plural(count("answered"), "has answered already", "have answered already")],
    [count("invited"), plural(count("invited"), "was invited before", "were invited before")],
    [count("double"), "named twice"],
    [count("invalid"), "without an email address"],
  ];
  const said = parts.filter(([n, words]) => n > 0 || words === "will be invited");
  return said.map(([n, words]) => `${n.toLocaleString("en-GB")} ${words}`).join(" · ");
}

/** Parts small enough for one call each. */
export function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}
