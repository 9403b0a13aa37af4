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

/** What can be done with all later dates at once. */
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
        description="Carry over how this date is now. Dates before it stay as they are."
      />
      <Fieldset legend="Carry over" className="mt-5">
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
          description="Everybody who answered one of them is told by mail. Drafts stay, and so does this date."
          confirmLabel="Cancel those dates"
          cancelLabel="Keep them"
          onConfirm={cancel}
        />
        <ConfirmDialog
          trigger={
            <Button variant="secondary" pending={isApplying} disabled={parts.length === 0}>
              Carry over
            </Button>
          }
          tone="primary"
          title="Change all dates after this one?"
          description="What you chose is overwritten on each of them. A date that cannot take it stays as it is, and you are told which."
          confirmLabel="Change those dates"
          cancelLabel="Not now"
          onConfirm={() => apply(parts)}
        />
      </div>
    </Card>
  );
}
