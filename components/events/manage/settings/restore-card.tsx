"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { formatInZone } from "@/lib/dates";
import type { EventAction } from "../header/action-texts";
import { EventActionDialog } from "../header/event-action-dialog";
import { useManaged } from "../manage-context";

/** Restores a cancelled event with its guests, for 7 days after the cancellation and not after the event's end. */
export function RestoreCard() {
  const { event, renderedAt: now } = useManaged();
  const [asked, setAsked] = useState<EventAction | null>(null);
  const until = event.restorableUntil && new Date(event.restorableUntil);
  if (!until) return null;
  return (
    <Card>
      <CardHeader
        title="Cancelled by mistake?"
        description={`You can restore the event with its guests until ${formatInZone({ at: until, timeZone: event.timeZone, now })}.`}
        className="flex-wrap"
        actions={
          <Button variant="secondary" size="sm" onClick={() => setAsked("restore")}>
            Restore event
          </Button>
        }
      />
      <EventActionDialog asked={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}
