import { Check, X } from "lucide-react";
import { type AskedFact, AskedFacts, AttachmentLinks } from "@/components/sourcing/asked-facts";
import { allDaysWords, amountWords, datesWords, peopleWords } from "@/components/sourcing/sourcing-words";
import { Card, CardHeader } from "@/components/ui/card";
import { seatingWords } from "@/components/venues/seating-words";
import { counted } from "@/lib/plural";
import type { RequestOut } from "@/server/domains/rfps/desk.schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { fitsOf } from "./space-fit";

/** What an organizer asks for, and which spaces of the venue fit. */
export function AskedFor({ request, venue }: { request: RequestOut; venue: VenueOut }) {
  const { alternativeDates, attendanceMin, attendanceMax, spaceRequirements, needs, attachments } = request;
  const facts: AskedFact[] = [
    ["Dates", datesWords(request)],
    ["Other dates", allDaysWords(alternativeDates)],
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
      <AskedFacts facts={facts} />
      {needs && (
        <p className="wrap-anywhere whitespace-pre-wrap border-border border-t pt-4 text-sm">{needs}</p>
      )}
      <AttachmentLinks attachments={attachments} />
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
