"use client";

import { Badge } from "@/components/ui/badge";
import { errorMessage } from "@/lib/error-message";

export type GroupResult = {
  person: string;
  outcome: "confirmed" | "offered" | "waitlisted" | "unchanged" | "refused" | "asked";
  reason?: string | undefined;
};

const OUTCOMES = {
  confirmed: { label: "Registered", tone: "success" },
  offered: { label: "Asked", tone: "accent" },
  waitlisted: { label: "Waitlist", tone: "warning" },
  unchanged: { label: "Already on the list", tone: "outline" },
  asked: { label: "Asked, unless they answered", tone: "accent" },
  refused: { label: "Not registered", tone: "danger" },
} as const;

/** The result for each person, in the order of the list. */
export function GroupResultList({ results }: { results: readonly GroupResult[] }) {
  return (
    <section aria-label="Result for each person" className="mt-6">
      <h3 className="font-medium text-sm" role="status">
        {summary(results)}
      </h3>
      <ul className="mt-2 divide-y divide-border text-sm">
        {results.map((result, index) => (
          // The same address can be pasted twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <li key={index} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {result.person}
              {result.reason && (
                <span className="block text-muted">{errorMessage({ reason: result.reason })}</span>
              )}
            </span>
            <Badge size="sm" tone={OUTCOMES[result.outcome].tone}>
              {OUTCOMES[result.outcome].label}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

function summary(results: readonly GroupResult[]): string {
  const count = (outcome: GroupResult["outcome"]) =>
    results.filter((result) => result.outcome === outcome).length;
  const parts = [
    `${count("offered") + count("asked")} asked`,
    ...(count("confirmed") > 0 ? [`${count("confirmed")} registered`] : []),
    ...(count("waitlisted") > 0 ? [`${count("waitlisted")} on the waitlist`] : []),
    ...(count("unchanged") > 0 ? [`${count("unchanged")} already on the list`] : []),
    ...(count("refused") > 0 ? [`${count("refused")} not registered`] : []),
  ];
  return parts.join(", ");
}
