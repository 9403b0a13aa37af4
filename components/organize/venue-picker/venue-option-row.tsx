"use client";

import { Check } from "lucide-react";
import { Button } from "@/components/ui/button";
import { AvailabilityBadge } from "@/components/venues/availability-badge";
import { BADGES } from "@/server/domains/availability/schema";
import { useStep } from "../use-step";
import type { VenueOption } from "./venue-options";

type VenueOptionRowProps = {
  option: VenueOption;
  verb: string;
  isChosen: boolean;
  onPick: (venue: VenueOption) => Promise<unknown>;
};

/** One venue that can be chosen, and why. */
export function VenueOptionRow({ option, verb, isChosen, onPick }: VenueOptionRowProps) {
  const { pending, run } = useStep(() => {});
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <a
          href={`/venues/${option.slug}`}
          target="_blank"
          rel="noreferrer"
          className="wrap-anywhere font-medium underline-offset-4 hover:underline"
        >
          <bdi>{option.name}</bdi>
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
        <p className="mt-0.5 flex flex-wrap items-center gap-2 text-muted text-sm">
          <bdi>{option.city}</bdi>
          <AvailabilityBadge badge={{ status: option.badge, ...BADGES[option.badge] }} size="sm" />
        </p>
        {option.why.length > 0 && <p className="text-sm">{option.why.join(" · ")}</p>}
      </div>
      {isChosen ? (
        <span role="status" className="inline-flex items-center gap-1.5 text-sm text-success">
          <Check aria-hidden="true" className="size-4" />
          Chosen
        </span>
      ) : (
        <Button
          size="sm"
          variant="secondary"
          pending={pending !== null}
          aria-label={`${verb} ${option.name}`}
          onClick={() => void run("pick", () => onPick(option))}
        >
          {verb}
        </Button>
      )}
    </li>
  );
}
