"use client";

import { SearchX, Users } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { useManaged } from "../manage-context";
import { useShareLink } from "../use-share-link";
import type { Filters } from "./filters";

/** No guests to show: no RSVPs yet, or no matches. */
export function GuestsEmpty({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { event } = useManaged();
  const link = useShareLink();
  if (filters.q || filters.status) {
    return (
      <EmptyState
        icon={<SearchX />}
        level="h3"
        title="No guests match"
        description={
          filters.q
            ? `No guest has “${filters.q}” in their name or email${filters.status ? " with this status" : ""}.`
            : "No guest has this status now."
        }
        action={
          <Button variant="secondary" onClick={onClear}>
            Show everyone
          </Button>
        }
      />
    );
  }
  const isDraft = event.status === "draft";
  return (
    <EmptyState
      icon={<Users />}
      level="h3"
      title="No RSVPs yet"
      description={
        isDraft
          ? "Publish the event first. Everyone who answers then appears here, live."
          : "Send people the link. Everyone who answers appears here, live."
      }
      action={isDraft ? undefined : <CopyButton text={link} label="Copy the link" />}
    />
  );
}
