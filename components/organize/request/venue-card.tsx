"use client";

import { Star } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import { cn } from "@/lib/class-names";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { EntryOut } from "@/server/domains/holds/schema";
import type { ComparedVenue } from "@/server/domains/rfps/comparison.schema";
import { standing, turnDownLabels } from "../answer-words";
import type { RequestProps } from "./request-shared";
import { VenueFacts } from "./venue-facts";
import { VenueSteps } from "./venue-steps";
import { VenueTalk } from "./venue-talk";

export type VenueCardProps = RequestProps & {
  venue: ComparedVenue;
  /** The people that prices and fits are counted for. */
  people: number | null;
  /** The organization's active place on this venue's waitlist. */
  entry: EntryOut | null;
};

type Starring = { onStar: (rfpVenueId: string, shortlisted: boolean) => void };

/** One venue of a request: what it answered, how well it fits, and what can be done next. */
export function VenueCard({ onStar, ...props }: VenueCardProps & Starring) {
  const { venue, request } = props;
  const { label, tone } = standing({
    status: venue.status,
    availability: venue.response?.availability ?? null,
  });
  const client = useTRPCClient();
  const star = async () => {
    const shortlisted = !venue.shortlisted;
    onStar(venue.id, shortlisted);
    try {
      await client.rfps.shortlist.mutate({
        orgId: request.organizationId,
        rfpId: request.id,
        rfpVenueId: venue.id,
        shortlisted,
      });
    } catch (error) {
      onStar(venue.id, !shortlisted);
      toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
    }
  };
  return (
    <Card
      tone={venue.status === "awarded" ? "success" : "plain"}
      className={cn("flex h-full flex-col gap-4", venue.status === "withdrawn" && "opacity-80")}
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="wrap-anywhere text-base">
            <Link href={`/venues/${venue.slug}`} className="underline-offset-4 hover:underline">
              <bdi>{venue.name}</bdi>
            </Link>
          </h3>
          <p className="text-muted text-sm">
            <bdi>{venue.city}</bdi>
            {venue.distanceKm !== null && ` · ${venue.distanceKm} km away`}
          </p>
        </div>
        <Badge tone={tone}>{label}</Badge>
        <IconButton
          label={
            venue.shortlisted ? `Take ${venue.name} off the shortlist` : `Put ${venue.name} on the shortlist`
          }
          aria-pressed={venue.shortlisted}
          size="sm"
          onClick={() => void star()}
        >
          <Star aria-hidden="true" className={cn(venue.shortlisted && "fill-warning text-warning")} />
        </IconButton>
      </div>
      {venue.status === "awarded" && venue.awardMessage && (
        <blockquote className="wrap-anywhere whitespace-pre-wrap text-sm">“{venue.awardMessage}”</blockquote>
      )}
      {venue.turnedDown && (
        <Callout title={turnDownLabels[venue.turnedDown.reason]}>
          {venue.turnedDown.note && <bdi className="wrap-anywhere">{venue.turnedDown.note}</bdi>}
        </Callout>
      )}
      <VenueFacts {...props} />
      <VenueTalk {...props} />
      <VenueSteps {...props} />
    </Card>
  );
}
