"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { type VenueOut, type VenueStatus, venueStatus } from "@/server/domains/venues/schema";
import { missingBeforeListing, venueStatusWords } from "./venue-words";

type StatusPanelProps = {
  venue: VenueOut;
  mayChange: boolean;
  onSaved: (changed: VenueOut) => void;
  className?: string;
};

/** Who finds the venue, and what its page still lacks. */
export function StatusPanel({ venue, mayChange, onSaved, className }: StatusPanelProps) {
  const [chosen, setChosen] = useState<VenueStatus | null>(null);
  const [isAsking, setAsking] = useState(false);
  const status = chosen ?? venue.status;
  const edit = useMutation(
    useTRPC().venues.edit.mutationOptions({
      onSuccess: (changed) => {
        setChosen(null);
        onSaved(changed);
        toast({
          title: `Your venue is now ${venueStatusWords[changed.status].label.toLowerCase()}`,
          tone: "success",
        });
      },
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
      onSettled: () => setAsking(false),
    }),
  );
  const save = () => edit.mutate({ venueId: venue.id, status });
  return (
    <Card className={className}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (status === "archived") setAsking(true);
          else save();
        }}
        data-passing-text
        className="space-y-4"
      >
        <Fieldset legend="Who can find it">
          {venueStatus.options.map((one) => (
            <RadioCard
              key={one}
              name="status"
              value={one}
              checked={status === one}
              disabled={!mayChange}
              onChange={() => setChosen(one)}
              label={venueStatusWords[one].label}
              description={venueStatusWords[one].description}
            />
          ))}
        </Fieldset>
        {venue.status !== "archived" && <Missing lines={missingBeforeListing(venue)} />}
        {mayChange && (
          <Button type="submit" width="full" pending={edit.isPending} disabled={status === venue.status}>
            {status === "listed" && venue.status !== "listed" ? "List this venue" : "Change"}
          </Button>
        )}
      </form>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={
          <>
            Archive <bdi>{venue.name}</bdi>?
          </>
        }
        description="Its page is taken off the site, organizers can't ask it, and its waitlist is closed: everyone on it is told. You can bring the venue back, but not its waitlist."
        confirmLabel="Archive venue"
        pending={edit.isPending}
        onConfirm={save}
      />
    </Card>
  );
}

function Missing({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="space-y-1.5 text-sm">
      <p className="font-medium">Organizers will miss</p>
      <ul className="space-y-1 text-muted">
        {lines.map((line) => (
          <li key={line} className="flex gap-2">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-warning" />
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}
