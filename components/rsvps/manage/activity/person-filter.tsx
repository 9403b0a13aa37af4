"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { useManaged } from "../manage-context";

type PersonFilterProps = { rsvpId: string | undefined; onClear: () => void };

/** Says whose activity is shown, and leads back to everybody's. Nothing where it is everybody's. */
export function PersonFilter({ rsvpId, onClear }: PersonFilterProps) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const person = useQuery({
    ...trpc.rsvps.get.queryOptions({ eventId: event.id, rsvpId: rsvpId ?? "" }),
    enabled: rsvpId !== undefined,
  });
  if (!rsvpId) return null;
  const name = person.data?.rsvp.person.name;
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 text-sm">
      <span>
        Only <span className="font-medium">{name ?? "one person"}</span>
      </span>
      <Button size="sm" variant="secondary" onClick={onClear}>
        <X aria-hidden="true" />
        Show everybody
      </Button>
    </p>
  );
}
