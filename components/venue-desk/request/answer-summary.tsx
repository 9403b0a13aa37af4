import { amountWords } from "@/components/sourcing/sourcing-words";
import { Badge } from "@/components/ui/badge";
import { formatInZone } from "@/lib/dates";
import { daysWords } from "@/lib/day-words";
import type { ResponseOut } from "@/server/domains/rfps/schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { answerWords } from "../request-words";

/** What the venue answered. */
export function AnswerSummary({
  response,
  venue,
  now,
}: {
  response: ResponseOut;
  venue: VenueOut;
  now: Date;
}) {
  const { availability, quote, currency, spaceIds, alternatives, validUntil, message } = response;
  const { label, tone } = answerWords[availability];
  const instant = (at: string) => formatInZone({ at: new Date(at), timeZone: venue.timeZone, now });
  const spaces = venue.spaces.filter(({ id }) => spaceIds.includes(id)).map(({ name }) => name);
  const facts = [
    ["Quote", amountWords(quote, currency)],
    ["Spaces", spaces.join(", ")],
    ["Other dates", alternatives.map(daysWords).join("; ")],
    ["Valid until", validUntil && instant(validUntil)],
    [response.revisedAt ? "Changed" : "Sent", instant(response.revisedAt ?? response.respondedAt)],
  ] as const;
  return (
    <div className="space-y-4 text-sm">
      <Badge tone={tone} size="lg">
        {label}
      </Badge>
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="wrap-anywhere tabular-nums">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      {message && <p className="wrap-anywhere whitespace-pre-wrap">{message}</p>}
    </div>
  );
}
