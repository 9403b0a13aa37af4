"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import type { EventAction } from "../header/action-texts";
import { EventActionDialog } from "../header/event-action-dialog";
import { useManaged } from "../manage-context";

/** What cannot be taken back. */
export function DangerCard() {
  const { event } = useManaged();
  const [asked, setAsked] = useState<EventAction | null>(null);
  const mayCancel = event.status === "published";
  const mayDelete = event.status === "draft" && event.viewerRole === "host";
  if (!mayCancel && !mayDelete) return null;
  const action = mayCancel
    ? {
        name: "cancel" as const,
        label: "Cancel event",
        text: "All guests are notified; the page stays up.",
      }
    : {
        name: "delete" as const,
        label: "Delete draft",
        text: "Only you and your co-hosts have seen it.",
      };
  return (
    <Card className="border-danger/30!">
      <CardHeader
        title={mayCancel ? "Cancel event" : "Throw the draft away"}
        description={action.text}
        className="flex-wrap"
        actions={
          <Button variant="danger" size="sm" onClick={() => setAsked(action.name)}>
            {action.label}
          </Button>
        }
      />
      <EventActionDialog asked={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}
