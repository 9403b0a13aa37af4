"use client";

import { Undo2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { agoText } from "@/components/analytics/ago";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { toast } from "@/components/ui/toast";
import { AvailabilityBadge } from "@/components/venues/availability-badge";
import { counted, plural } from "@/lib/plural";
import { type AvailabilityStatus, availabilityStatus, BADGES } from "@/server/domains/availability/schema";
import type { AvailabilityOut } from "@/server/domains/holds/availability.schema";
import { statusWords } from "./availability-words";
import type { AvailabilityState } from "./use-availability";

type BadgePanelProps = { state: AvailabilityState; timeZone: string; mayChange: boolean; now: Date };
type Clock = { timeZone: string; now: Date };

/** What the badge says and from what it is known; set by hand, or left to the venue's answers. */
export function BadgePanel({ state, mayChange, ...clock }: BadgePanelProps) {
  const { availability } = state;
  const { availabilityStatus: shown, manualStatus, inferredStatus } = availability;
  return (
    <Card className="space-y-5">
      <div aria-live="polite" className="space-y-2">
        <h3 className="text-base">Your badge</h3>
        <p className="[&>span]:h-10! [&>span]:px-4! [&>span]:text-lg! [&_svg]:size-5!">
          <AvailabilityBadge badge={{ status: shown, ...BADGES[shown] }} size="lg" />
        </p>
        <p className="text-sm">{sourceWords(availability, clock)}</p>
        <p className="text-muted text-sm">{evidenceOf(availability, clock)}</p>
      </div>
      {mayChange && (
        <>
          <SetByHand key={manualStatus ?? "inferred"} state={state} />
          {manualStatus !== null && (
            <Button
              variant="secondary"
              pending={state.clear.isPending}
              onClick={() => state.clear.mutate({ venueId: availability.venueId })}
              className="h-auto! min-h-10 whitespace-normal! py-2 text-left"
            >
              <Undo2 aria-hidden="true" />
              Go back to what your answers say: {BADGES[inferredStatus ?? "not_set"].label}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

function SetByHand({ state: { availability, set } }: { state: AvailabilityState }) {
  const { venueId, manualStatus } = availability;
  const [chosen, setChosen] = useState<AvailabilityStatus | null>(manualStatus);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || set.isPending) return;
    const done = () => toast({ title: `Your badge now says: ${BADGES[chosen].label}`, tone: "success" });
    set.mutate({ venueId, availabilityStatus: chosen }, { onSuccess: done });
  };
  return (
    <form onSubmit={save} data-passing-text className="space-y-4 border-border border-t pt-5">
      <Fieldset legend="Set it by hand" description="Holds until you change it or go back to your answers.">
        {availabilityStatus.options.map((status) => (
          <RadioCard
            key={status}
            name="availabilityStatus"
            value={status}
            checked={chosen === status}
            onChange={() => setChosen(status)}
            label={<AvailabilityBadge badge={{ status, ...BADGES[status] }} />}
            description={
              <span className="mt-1 block">
                {statusWords[status].meaning} {statusWords[status].waitlist}
              </span>
            }
          />
        ))}
      </Fieldset>
      <Button type="submit" pending={set.isPending} disabled={chosen === null || chosen === manualStatus}>
        Set badge
      </Button>
    </form>
  );
}

function sourceWords(
  { manualStatus, manualOverrideAt, inferredStatus }: AvailabilityOut,
  clock: Clock,
): string {
  if (manualStatus !== null)
    return manualOverrideAt ? `Set by hand ${since(manualOverrideAt, clock)}.` : "Set by hand.";
  return inferredStatus
    ? "Worked out from your answers to requests."
    : "Your answers to requests will set it.";
}

function evidenceOf({ signalSummary }: AvailabilityOut, clock: Clock): string {
  const { answers, newestAnswerAt, unavailableRatio, days } = signalSummary;
  if (answers === 0 || !newestAnswerAt)
    return `You answered no requests in the last ${counted(days, "day")}.`;
  const taken = Math.round((unavailableRatio ?? 0) * answers);
  const newest = `${plural(answers, "given", "the newest")} ${since(newestAnswerAt, clock)}`;
  return `${counted(answers, "answer")} in the last ${counted(days, "day")}, ${newest}. ${taken} of ${answers} said not available.`;
}

/** "just now", "3 h ago", "on Sat 28 Nov, 19:00 CET". */
function since(instant: string, clock: Clock): string {
  const words = agoText({ at: new Date(instant), ...clock });
  if (words === "Just now") return "just now";
  return words.endsWith(" ago") ? words : `on ${words}`;
}
