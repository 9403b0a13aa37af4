import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { allDaysWords, amountWords, datesWords, peopleWords } from "@/components/sourcing/sourcing-words";
import { seatingWords } from "@/components/venues/seating-words";
import { formatInZone } from "@/lib/dates";
import type { RfpOut } from "@/server/domains/rfps/schema";

type RequestFactsProps = { request: RfpOut; timeZone: string; now: Date };

/** What was asked, as the venues read it. */
export function RequestFacts({ request, timeZone, now }: RequestFactsProps) {
  const { responseDeadline, needs, attachments } = request;
  const facts: [string, ReactNode][] = [
    ["Dates", datesWords(request.preferredDatesStart, request.preferredDatesEnd, request.datesFlexible)],
    ["Other dates", allDaysWords(request.alternativeDates)],
    ["People", peopleWords(request.attendanceMin, request.attendanceMax)],
    ["Layout", request.spaceRequirements.map((layout) => seatingWords[layout]).join(", ")],
    ["Kind of event", request.eventType && <bdi>{request.eventType}</bdi>],
    ["Budget", amountWords(request.budget, request.currency)],
    ["Where", request.city && <bdi>{request.city}</bdi>],
    ["Answers by", responseDeadline && formatInZone({ at: new Date(responseDeadline), timeZone, now })],
  ];
  return (
    <details className="rounded-card border border-border bg-surface px-4 py-3 shadow-card">
      <summary className="cursor-pointer rounded-sm font-medium text-sm">What you asked for</summary>
      <dl className="mt-3 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted max-sm:mt-1">{label}</dt>
              <dd className="wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ))}
      </dl>
      {needs && (
        <p className="wrap-anywhere mt-3 whitespace-pre-wrap border-border border-t pt-3 text-sm">
          <bdi>{needs}</bdi>
        </p>
      )}
      {attachments.length > 0 && (
        <ul aria-label="Attachments" className="mt-3 space-y-1 text-sm">
          {attachments.map(({ id, url, fileName }) => (
            <li key={id}>
              <a
                href={url}
                download={fileName}
                className="inline-flex max-w-full items-center gap-2 rounded-sm text-accent-text hover:underline"
              >
                <FileText aria-hidden="true" className="size-4 shrink-0" />
                <bdi className="truncate">{fileName}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
