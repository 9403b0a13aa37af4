"use client";

import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Fieldset } from "@/components/ui/fieldset";
import type { AppliedPart } from "@/server/domains/events/series/schema";
import { DateResults } from "./date-results";
import { useFollowing } from "./use-following";

const PARTS: { part: AppliedPart; label: string; description?: string }[] = [
  { part: "title", label: "Title" },
  { part: "description", label: "Description" },
  { part: "place", label: "Place and link" },
  { part: "seats", label: "Seats", description: "Capacity, guests, approval and the rules of the waitlist." },
];

/** The actions for all later dates. */
export function FollowingCard() {
  const { event } = useManaged();
  const { apply, cancel, isApplying, isCancelling, report } = useFollowing();
  const [parts, setParts] = useState<AppliedPart[]>([]);
  const toggle = (part: AppliedPart) =>
    setParts((chosen) => (chosen.includes(part) ? chosen.filter((one) => one !== part) : [...chosen, part]));
  return (
    <Card>
      <CardHeader
        title="The dates after this one"
        description="Copy settings of this date to the dates after it. Earlier dates don't change."
      />
      <Fieldset legend="Apply to later dates" className="mt-5">
        {PARTS.map(({ part, ...words }) => (
          <CheckboxField key={part} {...words} checked={parts.includes(part)} onChange={() => toggle(part)} />
        ))}
      </Fieldset>
      {report && <DateResults report={report} event={event} />}
      <div className="mt-6 flex flex-wrap items-center justify-between gap-2">
        <ConfirmDialog
          trigger={
            <Button variant="ghost" pending={isCancelling} className="text-danger!">
              Cancel the dates after this one
            </Button>
          }
          title="Cancel all dates after this one?"
          description="Everyone who RSVPed to one of them is notified by email. Drafts stay, and so does this date."
          confirmLabel="Cancel those dates"
          cancelLabel="Cancel"
          onConfirm={cancel}
        />
        <ConfirmDialog
          trigger={
            <Button variant="secondary" pending={isApplying} disabled={parts.length === 0}>
              Apply to later dates
            </Button>
          }
          tone="primary"
          title="Change all dates after this one?"
          description="Your changes overwrite these settings on each date. If a date can't take them, it stays unchanged and we'll tell you which."
          confirmLabel="Change those dates"
          cancelLabel="Not now"
          onConfirm={() => apply(parts)}
        />
      </div>
    </Card>
  );
}
