"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Callout } from "@/components/ui/callout";
import { CAPACITY_MAX, type EventDetails } from "@/server/domains/events/schema";
import { capacityChangeText } from "./capacity-change-text";

const TYPING_PAUSE_MS = 250;

type CapacityPreviewProps = { event: EventDetails; capacity: number | null };

/**
 * Who would lose a seat and who would get one if the capacity were saved as it is typed. Nothing where no one would.
 * @param capacity null = unlimited, NaN = nothing typed
 */
export function CapacityPreview({ event, capacity }: CapacityPreviewProps) {
  const trpc = useTRPC();
  const asked = useSettled(capacity);
  const isNumber = asked === null || (Number.isInteger(asked) && asked >= 1 && asked <= CAPACITY_MAX);
  const isOther = isNumber && asked !== event.capacity && event.status === "published";
  const preview = useQuery({
    ...trpc.rsvps.previewCapacity.queryOptions({ eventId: event.id, capacity: asked ?? undefined }),
    enabled: isOther,
    placeholderData: keepPreviousData,
  });
  const text = isOther && preview.data ? capacityChangeText(preview.data) : null;
  return (
    <div role="status" className="empty:absolute">
      {text && (
        <Callout tone={text.tone} title={text.title} className="animate-rise">
          {text.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Callout>
      )}
    </div>
  );
}

/** The value once it has not changed for a moment. */
function useSettled(value: number | null): number | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
