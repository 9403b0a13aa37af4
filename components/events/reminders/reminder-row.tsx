"use client";

import { useManaged } from "@/components/events/manage/manage-context";
import { useNow } from "@/components/events/manage/use-now";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Reminder } from "@/server/domains/events/reminders/schema";
import { beforeWords, reminderWords } from "./reminder-words";

type ReminderRowProps = {
  reminder: Reminder;
  /** Null where it stays. */
  onRemove: (() => void) | null;
  removing: boolean;
  onPreview: () => void;
};

/** One reminder: how long before, when that is, and to how many. */
export function ReminderRow({ reminder, onRemove, removing, onPreview }: ReminderRowProps) {
  const { event, renderedAt } = useManaged();
  const now = useNow(renderedAt);
  const name = beforeWords(reminder.minutesBefore);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {reminder.state === "sent" && (
            <Badge tone="success" size="sm">
              Sent
            </Badge>
          )}
        </p>
        <p className="text-muted tabular-nums">
          {reminderWords(reminder, { status: event.status, timeZone: event.timeZone, now })}
        </p>
      </div>
      <div className="-mr-3 flex gap-1">
        <Button size="sm" variant="ghost" aria-label={`Preview the reminder ${name}`} onClick={onPreview}>
          Preview
        </Button>
        {onRemove && (
          <Button
            size="sm"
            variant="danger-ghost"
            aria-label={`Remove the reminder ${name}`}
            pending={removing}
            onClick={onRemove}
          >
            Remove
          </Button>
        )}
      </div>
    </li>
  );
}
