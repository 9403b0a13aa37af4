import { type AskedFact, AskedFacts, AttachmentLinks } from "@/components/sourcing/asked-facts";
import { allDaysWords, amountWords, datesWords, peopleWords } from "@/components/sourcing/sourcing-words";
import { seatingWords } from "@/components/venues/seating-words";
import { formatInZone } from "@/lib/dates";
import type { RfpOut } from "@/server/domains/rfps/schema";

type RequestFactsProps = { request: RfpOut; timeZone: string; now: Date };

/** What was asked, as the venues read it. */
export function RequestFacts({ request, timeZone, now }: RequestFactsProps) {
  const { responseDeadline, needs, attachments } = request;
  const facts: AskedFact[] = [
    ["Dates", datesWords(request)],
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
      <summary className="hit-area relative cursor-pointer rounded-sm font-medium text-sm">
        What you asked for
      </summary>
      <div className="mt-3">
        <AskedFacts facts={facts} />
      </div>
      {needs && (
        <p className="wrap-anywhere mt-3 whitespace-pre-wrap border-border border-t pt-3 text-sm">
          <bdi>{needs}</bdi>
        </p>
      )}
      <div className="mt-3 empty:hidden">
        <AttachmentLinks attachments={attachments} />
      </div>
    </details>
  );
}
