"use client";

import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { TableCell, TableRow } from "@/components/ui/table";
import { cn } from "@/lib/class-names";
import { standingOf } from "../answer-words";
import type { VenueProps } from "./request-shared";
import { StarButton } from "./star-button";
import { answerFacts, comparedFacts, FactList, VenueWords } from "./venue-facts";
import { NotesButton } from "./venue-notes";
import { Conversation, QuestionsButton } from "./venue-questions";
import { VenueSteps } from "./venue-steps";

const NUMERIC = new Set(["Quote", "Per person", "Distance"]);

/** One venue as a row of the table; the questions between both sides open below it. */
export function ComparisonRow(props: VenueProps) {
  const { venue } = props;
  const { label, tone } = standingOf(venue);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const ground = venue.status === "awarded" ? "bg-success-soft" : "bg-surface";
  return (
    <>
      <TableRow className={cn("align-top hover:bg-transparent", isOpen && "border-b-0")}>
        <th
          scope="row"
          className={cn("sticky left-0 z-10 border-border border-r py-3 pr-4 pl-5 font-normal", ground)}
        >
          <div className="flex w-44 flex-col items-start gap-2">
            <div className="flex w-full items-start justify-between gap-1">
              <span className="wrap-anywhere min-w-0 pt-1">
                <Link
                  href={`/venues/${venue.slug}`}
                  className="font-medium underline-offset-4 hover:underline"
                >
                  <bdi>{venue.name}</bdi>
                </Link>
                <bdi className="block text-muted text-xs">{venue.city}</bdi>
              </span>
              <StarButton {...props} />
            </div>
            <VenueSteps {...props} className="gap-1" />
          </div>
        </th>
        <TableCell className="px-3 py-3">
          <div className="flex w-48 flex-col items-start gap-2">
            <Badge tone={tone}>{label}</Badge>
            <VenueWords venue={venue} />
            <FactList isNarrow facts={answerFacts(props)} />
          </div>
        </TableCell>
        {comparedFacts(props).map(([name, value]) => (
          <TableCell
            key={name}
            numeric={NUMERIC.has(name)}
            className={cn(
              "px-3 py-3.5",
              NUMERIC.has(name) && "whitespace-nowrap",
              name === "Fits" && "min-w-44",
              name === "Dates" && "min-w-28",
            )}
          >
            {value || <NotSaid />}
          </TableCell>
        ))}
        <TableCell className="px-3 py-3">
          <div className="flex w-40 flex-col items-start gap-2">
            {venue.notes && (
              <p className="wrap-anywhere line-clamp-5 whitespace-pre-wrap">
                <bdi>{venue.notes}</bdi>
              </p>
            )}
            <NotesButton {...props} />
            {venue.status !== "picked" && (
              <QuestionsButton
                venue={venue}
                isOpen={isOpen}
                controls={id}
                onToggle={() => setOpen(!isOpen)}
              />
            )}
          </div>
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow id={id} className="hover:bg-transparent">
          <TableCell colSpan={8} className="pt-0 pb-4">
            <div className="sticky left-5 max-w-prose">
              <Conversation {...props} />
            </div>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function NotSaid() {
  return (
    <>
      <span aria-hidden="true" className="text-muted">
        –
      </span>
      <span className="sr-only">Not given</span>
    </>
  );
}
