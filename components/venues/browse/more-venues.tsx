"use client";

import { useState } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { counted } from "@/lib/plural";
import { VenueGridSkeleton } from "../venue-grid-skeleton";
import type { LaterVenuesProps } from "./later-venues";

const LaterVenues = lazyPart(() => import("./later-venues").then((module) => module.LaterVenues));

type MoreVenuesProps = LaterVenuesProps & {
  /** The address of the next page, for browsers without script. */
  href: string;
};

/** The next pages of the directory, below the first. Before any script has run it is a link to the next page. */
export function MoreVenues({ href, ...later }: MoreVenuesProps) {
  const [isWanted, setWanted] = useState(false);
  if (isWanted) {
    return (
      <Lazily fallback={<VenueGridSkeleton count={2} />}>
        <LaterVenues {...later} />
      </Lazily>
    );
  }
  return (
    <div className="flex flex-col items-center gap-3 py-6">
      <p role="status" className="text-muted text-sm tabular-nums">
        {counted(later.shown, "venue")}
      </p>
      <a
        href={href}
        className={buttonStyles({ variant: "secondary" })}
        onPointerEnter={() => void LaterVenues.preload()}
        onClick={(click) => {
          click.preventDefault();
          setWanted(true);
        }}
      >
        Show more venues
      </a>
    </div>
  );
}
