"use client";

import { Star } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { cn } from "@/lib/class-names";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { VenueProps } from "./request-shared";

/** Puts a venue on the shortlist or takes it off; the star changes before the server has answered. */
export function StarButton({ venue, request, onStar }: VenueProps) {
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
  );
}
