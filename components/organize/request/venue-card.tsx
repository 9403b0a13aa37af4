"use client";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { standingOf } from "../answer-words";
import type { VenueProps } from "./request-shared";
import { StarButton } from "./star-button";
import { answerFacts, comparedFacts, FactList, VenueWords } from "./venue-facts";
import { NotesButton, VenueNotes } from "./venue-notes";
import { VenueQuestions } from "./venue-questions";
import { VenueSteps } from "./venue-steps";

/** One venue of a request: what it answered, how well it fits, and what can be done next. */
export function VenueCard(props: VenueProps) {
  const { venue } = props;
  const { label, tone } = standingOf(venue);
  return (
    <Card
      tone={venue.status === "awarded" ? "success" : "plain"}
      className={cn("flex h-full flex-col gap-4", venue.status === "withdrawn" && "opacity-80")}
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1 space-y-1.5">
          <h3 className="wrap-anywhere text-base">
            <Link href={`/venues/${venue.slug}`} className="underline-offset-4 hover:underline">
              <bdi>{venue.name}</bdi>
            </Link>
          </h3>
          <p className="text-muted text-sm">
            <bdi>{venue.city}</bdi>
          </p>
          <Badge tone={tone}>{label}</Badge>
        </div>
        <StarButton {...props} />
      </div>
      <FactList facts={[...comparedFacts(props), ...answerFacts(props)]} />
      <VenueWords venue={venue} />
      <VenueNotes venue={venue} />
      <VenueQuestions {...props}>
        <NotesButton {...props} />
      </VenueQuestions>
      <VenueSteps {...props} className="mt-auto border-border border-t pt-3" />
    </Card>
  );
}
