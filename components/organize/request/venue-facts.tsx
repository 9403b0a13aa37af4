import type { ReactNode } from "react";
import { allDaysWords, amountWords } from "@/components/sourcing/sourcing-words";
import { seatingWords } from "@/components/venues/seating-words";
import { formatInZone } from "@/lib/dates";
import { durationWords } from "@/lib/duration-words";
import { counted, grouped } from "@/lib/plural";
import type { ComparedVenue, Fit } from "@/server/domains/rfps/comparison.schema";
import type { VenueCardProps } from "./venue-card";

/** What is compared between venues: the same rows for each, and only those that say something. */
export function VenueFacts({ venue, people, timeZone, now }: VenueCardProps) {
  const { response } = venue;
  const quote = response && amountWords(response.quote, response.currency);
  const perHead = response && amountWords(venue.pricePerHead, response.currency);
  const valid = response?.validUntil ? new Date(response.validUntil) : null;
  const facts: [string, ReactNode][] = [
    ["Quote", quote && <span className="font-medium">{quote}</span>],
    ["Per person", perHead && people !== null && `${perHead} for ${counted(people, "person", "people")}`],
    [
      "Valid until",
      valid && `${formatInZone({ at: valid, timeZone, now })}${valid <= now ? " (no longer valid)" : ""}`,
    ],
    ["Dates", freeWords(venue)],
    ["Fits", venue.fits.length > 0 && <Fits fits={venue.fits} />],
    ["Spaces offered", venue.spaces.length > 0 && venue.spaces.map(({ name }) => name).join(", ")],
    ["Other dates", response && allDaysWords(response.alternatives)],
    [
      "Answered after",
      venue.answeredAfterMinutes !== null && durationWords(roughly(venue.answeredAfterMinutes)),
    ],
    [
      "Answer changed",
      response?.revisedAt && formatInZone({ at: new Date(response.revisedAt), timeZone, now }),
    ],
  ];
  const shown = facts.filter(([, value]) => value);
  return (
    <>
      {shown.length > 0 && (
        <dl className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
          {shown.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {response?.message && (
        <blockquote className="wrap-anywhere whitespace-pre-wrap border-border border-l-2 pl-3 text-sm">
          <bdi>{response.message}</bdi>
        </blockquote>
      )}
    </>
  );
}

/** Minutes matter within an hour, hours within two days. */
function roughly(minutes: number): number {
  if (minutes < 60) return Math.max(1, minutes);
  const unit = minutes < 2 * 1440 ? 60 : 1440;
  return Math.round(minutes / unit) * unit;
}

function freeWords({ datesFree, blocked }: ComparedVenue): string | null {
  if (datesFree === null) return null;
  if (datesFree) return "Free by its calendar";
  return blocked.length > 0 ? `Blocked on ${allDaysWords(blocked)}` : "Not free by its calendar";
}

function Fits({ fits }: { fits: readonly Fit[] }) {
  return (
    <ul>
      {fits.map(({ layout, spaceName, capacity }) => (
        <li key={layout}>
          {seatingWords[layout]}:{" "}
          {spaceName ? (
            <>
              fits in <bdi>{spaceName}</bdi>
              {capacity !== null && ` (${grouped(capacity)})`}
            </>
          ) : capacity === null ? (
            "not offered"
          ) : (
            `too small, room for ${grouped(capacity)}`
          )}
        </li>
      ))}
    </ul>
  );
}
