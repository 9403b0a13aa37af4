"use client";

import { useRouter } from "next/navigation";
import { useTRPCClient } from "@/components/providers/trpc";
import { Countdown } from "@/components/rsvps/countdown";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { AvailabilityBadge } from "@/components/venues/availability-badge";
import { formatInZone } from "@/lib/dates";
import { BADGES } from "@/server/domains/availability/schema";
import { organizePages } from "../organize-paths";
import { useStep } from "../use-step";
import { EntryFacts } from "./entry-facts";
import { EntryHistory } from "./entry-history";
import type { EntryProps } from "./entry-shared";
import { entryStanding, isHeld } from "./entry-words";
import { LeaveDialog } from "./leave-dialog";

/** One active entry: its place, what happens next, and what can be done about it. */
export function ActiveEntry({ onChanged, ...props }: EntryProps & { onChanged: () => void }) {
  const { entry, organizationId, timeZone, clock } = props;
  const { venue } = entry;
  const { label, tone } = entryStanding(entry, clock.now);
  const steps = useEntrySteps(props, onChanged);
  const held = isHeld(entry, clock.now);
  const badge = { status: venue.availabilityStatus, ...BADGES[venue.availabilityStatus] };
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="wrap-anywhere text-base">
            {venue.city === null ? (
              <bdi>{venue.name}</bdi>
            ) : (
              <Link href={`/venues/${venue.slug}`} className="underline-offset-4 hover:underline">
                <bdi>{venue.name}</bdi>
              </Link>
            )}
          </h3>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-muted text-sm">
            {venue.city === null ? (
              "This venue isn't listed right now."
            ) : (
              <>
                <bdi>{venue.city}</bdi>
                <AvailabilityBadge badge={badge} size="sm" />
              </>
            )}
          </p>
        </div>
        <span role="status">
          <Badge size="lg" tone={tone}>
            {label}
          </Badge>
        </span>
      </div>
      <EntryFacts entry={entry} />
      {held && entry.holdExpiresAt && (
        <Callout tone="success" title="This venue is held for you">
          <p>
            <Countdown until={entry.holdExpiresAt} clock={clock} />, until{" "}
            <Time at={new Date(entry.holdExpiresAt)}>
              {formatInZone({ at: new Date(entry.holdExpiresAt), timeZone, now: clock.now })}
            </Time>
            . Turn the hold into a request: we copy your earlier request into a new draft.
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button pending={steps.pending === "convert"} onClick={steps.convert}>
              Turn into a request
            </Button>
            <LeaveDialog entry={entry} organizationId={organizationId} isHeld onLeft={onChanged} />
          </div>
        </Callout>
      )}
      {entry.stillInterestedSentAt && !entry.stillInterestedResponded && (
        <Callout tone="accent" title="Are you still interested?">
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" pending={steps.pending === "keep"} onClick={steps.keep}>
              Yes, keep our place
            </Button>
            <Button size="sm" variant="secondary" pending={steps.pending === "drop"} onClick={steps.drop}>
              No, leave the waitlist
            </Button>
          </div>
        </Callout>
      )}
      <EntryHistory {...props} />
      {entry.status === "waiting" && (
        <div className="flex flex-wrap gap-2 border-border border-t pt-3">
          <Button
            size="sm"
            variant="secondary"
            pending={steps.pending === "pause"}
            onClick={entry.isPaused ? steps.resume : steps.pause}
          >
            {entry.isPaused ? "Resume" : "Pause"}
          </Button>
          <LeaveDialog entry={entry} organizationId={organizationId} isHeld={false} onLeft={onChanged} />
          <p className="basis-full text-muted text-sm">
            {entry.isPaused
              ? "While you're paused, holds go to others. You keep your place."
              : `Your place ends on ${formatInZone({ at: new Date(entry.expiresAt), timeZone, now: clock.now })}.`}
          </p>
        </div>
      )}
    </Card>
  );
}

function useEntrySteps({ entry, organizationId, orgSlug }: EntryProps, onChanged: () => void) {
  const client = useTRPCClient();
  const router = useRouter();
  const { pending, run } = useStep(onChanged);
  const own = { orgId: organizationId, waitlistId: entry.id };
  const step = (name: string, work: () => Promise<unknown>) => () =>
    void run(name, work).then((isDone) => isDone && onChanged());
  return {
    pending,
    convert: () =>
      void run("convert", async () => {
        const { newRfp } = await client.waitlists.convert.mutate(own);
        router.push(organizePages(orgSlug).edit(newRfp.id));
      }),
    pause: step("pause", () => client.waitlists.pause.mutate(own)),
    resume: step("pause", () => client.waitlists.resume.mutate(own)),
    keep: step("keep", () => client.waitlists.stillInterested.mutate({ ...own, interested: true })),
    drop: step("drop", () => client.waitlists.stillInterested.mutate({ ...own, interested: false })),
  };
}
