"use client";

import { BellOff } from "lucide-react";
import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { REMINDERS_MAX, type Reminder } from "@/server/domains/events/reminders/schema";
import { AddReminder } from "./add-reminder";
import { ReminderPreview } from "./reminder-preview";
import { ReminderRow } from "./reminder-row";
import { useReminders } from "./use-reminders";

/** When confirmed guests are reminded of the event. Needs a `ManageProvider`. */
export function RemindersCard({ first }: { first: Reminder[] }) {
  const { event } = useManaged();
  const { reminders, isSaving, removing, addUsual, add, remove } = useReminders(first);
  const [shown, setShown] = useState<number | null>(null);
  const isOpen = event.status === "draft" || event.status === "published";
  return (
    <Card id="reminders" className="scroll-mt-24">
      <CardHeader title="Reminders" description={DESCRIPTIONS[event.status]} />
      {reminders.length > 0 ? (
        <ul className="mt-4 divide-y divide-border text-sm">
          {reminders.map((reminder) => (
            <ReminderRow
              key={reminder.minutesBefore}
              reminder={reminder}
              removing={removing === reminder.minutesBefore}
              onRemove={isOpen ? () => remove(reminder.minutesBefore) : null}
              onPreview={() => setShown(reminder.minutesBefore)}
            />
          ))}
        </ul>
      ) : (
        <NoReminders pending={isSaving} onUsual={isOpen ? addUsual : null} />
      )}
      {isOpen && reminders.length < REMINDERS_MAX && (
        <AddReminder
          known={reminders.map(({ minutesBefore }) => minutesBefore)}
          pending={isSaving && removing === null}
          onAdd={add}
        />
      )}
      {isOpen && reminders.length >= REMINDERS_MAX && (
        <Callout className="mt-4">
          {REMINDERS_MAX} reminders are the most. Remove one to make room for another.
        </Callout>
      )}
      <ReminderPreview minutesBefore={shown} onClose={() => setShown(null)} />
    </Card>
  );
}

const DESCRIPTIONS = {
  draft: "From the event's publication on, they go to everyone who is in.",
  published: "They go to everyone who is in, and move along when the event does.",
  cancelled: "The event was cancelled, so no reminders are sent.",
  ended: "The event is over.",
};

function NoReminders({ pending, onUsual }: { pending: boolean; onUsual: (() => void) | null }) {
  return (
    <EmptyState
      className="mt-4 py-8"
      level="h3"
      icon={<BellOff />}
      title="No reminders"
      description={onUsual && "Most hosts remind their guests a day and an hour before the start."}
      action={
        onUsual && (
          <Button variant="secondary" size="sm" pending={pending} onClick={onUsual}>
            Remind a day and an hour before
          </Button>
        )
      }
    />
  );
}
