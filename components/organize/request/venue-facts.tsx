import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { allDaysWords, amountWords } from "@/components/sourcing/sourcing-words";
import { seatingWords } from "@/components/venues/seating-words";
import { cn } from "@/lib/class-names";
import { formatInZone } from "@/lib/dates";
import { distanceWords } from "@/lib/distance-words";
import { durationWords } from "@/lib/duration-words";
import { grouped } from "@/lib/plural";
import type { ComparedVenue, Fit } from "@/server/domains/rfps/comparison.schema";
import { turnDownLabels } from "../answer-words";
import type { VenueProps } from "./request-shared";

export type VenueFact = [label: string, value: ReactNode];

/** What is compared between venues, in the order of the table's columns. */
export function comparedFacts({ venue, people }: VenueProps): VenueFact[] {
  const { response } = venue;
  const quote = response && amountWords(response.quote, response.currency);
  const perHead = response && people !== null && amountWords(venue.pricePerHead, response.currency);
  return [
    ["Quote", quote && <span className="font-medium">{quote}</span>],
    ["Per person", perHead],
    ["Fits", venue.fits.length > 0 && <Fits fits={venue.fits} />],
    ["Dates", freeWords(venue)],
    ["Distance", venue.distanceKm !== null && distanceWords(venue.distanceKm)],
  ];
}

/** The rest of what a venue answered. */
export function answerFacts({ venue, timeZone, now }: VenueProps): VenueFact[] {
  const { response } = venue;
  const valid = response?.validUntil ? new Date(response.validUntil) : null;
  const instant = (at: Date) => formatInZone({ at, timeZone, now });
  return [
    ["Valid until", valid && `${instant(valid)}${valid <= now ? " (no longer valid)" : ""}`],
    ["Spaces offered", venue.spaces.map(({ name }) => name).join(", ")],
    ["Other dates", response && allDaysWords(response.alternatives)],
    [
      "Answered after",
      venue.answeredAfterMinutes !== null && durationWords(roughly(venue.answeredAfterMinutes)),
    ],
    ["Answer changed", response?.revisedAt && instant(new Date(response.revisedAt))],
  ];
}

type FactListProps = { facts: VenueFact[]; isNarrow?: boolean };

/** Facts by their labels, in a narrow column below them; those without a value are left out. */
export function FactList({ facts, isNarrow = false }: FactListProps) {
  const shown = facts.filter(([, value]) => value);
  if (shown.length === 0) return null;
  return (
    <dl
      className={
        isNarrow
          ? "space-y-1 text-xs [&_:is(dt,dd)]:inline"
          : "grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm"
      }
    >
      {shown.map(([label, value]) => (
        <div key={label} className={isNarrow ? undefined : "contents"}>
          <dt className="text-muted">
            {label}
            {isNarrow && ": "}
          </dt>
          <dd className="wrap-anywhere tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the venue wrote, why it turned the request down, and the message that came with the award. */
export function VenueWords({ venue }: Pick<VenueProps, "venue">) {
  const { response, turnedDown, awardMessage, status } = venue;
  return (
    <>
      {response?.message && (
        <blockquote className="wrap-anywhere whitespace-pre-wrap border-border border-l-2 pl-3 text-sm">
          <bdi>{response.message}</bdi>
        </blockquote>
      )}
      {turnedDown && (
        <p className="text-sm">
          <span className="font-medium">{turnDownLabels[turnedDown.reason]}</span>
          {turnedDown.note && <bdi className="wrap-anywhere mt-0.5 block text-muted">{turnedDown.note}</bdi>}
        </p>
      )}
      {status === "awarded" && awardMessage && (
        <p className="wrap-anywhere whitespace-pre-wrap text-sm">
          <span className="text-muted">You wrote: </span>“<bdi>{awardMessage}</bdi>”
        </p>
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
    <ul className="space-y-1">
      {fits.map((fit) => {
        const Icon = fit.spaceName ? Check : X;
        return (
          <li key={fit.layout} className="flex gap-1.5">
            <Icon
              aria-hidden="true"
              className={cn("mt-0.5 size-4 shrink-0", fit.spaceName ? "text-success" : "text-muted")}
            />
            <span className="min-w-0">
              {seatingWords[fit.layout]}: <FitWords {...fit} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function FitWords({ spaceName, capacity }: Fit) {
  if (!spaceName) return capacity === null ? "not offered" : `only up to ${grouped(capacity)}`;
  return (
    <>
      <bdi>{spaceName}</bdi>
      {capacity !== null && ` (up to ${grouped(capacity)})`}
    </>
  );
}
