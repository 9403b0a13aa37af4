import { Check, FileText, X } from "lucide-react";
import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { seatingWords } from "@/components/venues/seating-words";
import { daysWords } from "@/lib/day-words";
import { counted } from "@/lib/plural";
import type { RequestOut } from "@/server/domains/rfps/desk.schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { amountWords, datesWords, peopleWords } from "../request-words";
import { fitsOf } from "./space-fit";

/** What an organizer asks for, and which spaces of the venue fit. */
export function AskedFor({ request, venue }: { request: RequestOut; venue: VenueOut }) {
  const { alternativeDates, attendanceMin, attendanceMax, spaceRequirements, needs, attachments } = request;
  const facts: [string, ReactNode][] = [
    ["Dates", datesWords(request)],
    ["Other dates", alternativeDates.map(daysWords).join("; ")],
    ["People", peopleWords(attendanceMin, attendanceMax)],
    ["Layout", spaceRequirements.map((layout) => seatingWords[layout]).join(", ")],
    ["Kind of event", request.eventType && <bdi>{request.eventType}</bdi>],
    ["Budget", amountWords(request.budget, request.currency)],
    ["Where", request.city && <bdi>{request.city}</bdi>],
    ["Organizer", organizerWords(request)],
    ["Also asked", request.othersAsked > 0 ? counted(request.othersAsked, "other venue") : "Only you"],
  ];
  return (
    <Card className="space-y-5">
      <CardHeader title="What they ask for" level="h3" />
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
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
        <p className="wrap-anywhere whitespace-pre-wrap border-border border-t pt-4 text-sm">{needs}</p>
      )}
      {attachments.length > 0 && (
        <ul aria-label="Attachments" className="space-y-1 text-sm">
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
      <Fits request={request} venue={venue} />
    </Card>
  );
}

function Fits({ request, venue }: { request: RequestOut; venue: VenueOut }) {
  const fits = fitsOf(venue.spaces, request);
  if (fits.length === 0) return null;
  return (
    <section aria-labelledby="fits" className="space-y-2 border-border border-t pt-4">
      <h4 id="fits" className="font-medium text-sm">
        Your spaces
      </h4>
      <ul className="space-y-1.5 text-sm">
        {fits.map((fit) => (
          <li key={fit.id} className="flex gap-2">
            {fit.fits ? (
              <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
            ) : (
              <X aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
            )}
            <span className="wrap-anywhere min-w-0">
              <span className="font-medium">
                <bdi>{fit.name}</bdi>
              </span>{" "}
              <span className="text-muted">
                {fit.fits ? "fits" : "doesn't fit"}: {fit.words}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How often this organization awards what it asks for. */
function organizerWords({ organizerEnded, organizerAwarded }: RequestOut): string {
  if (organizerEnded === 0) return "No finished requests yet";
  return `Awarded ${organizerAwarded} of ${counted(organizerEnded, "finished request")}`;
}
