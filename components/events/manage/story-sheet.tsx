"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ActivityList } from "@/components/analytics/activity-list";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Link } from "@/components/ui/link";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import { shownEmail } from "@/lib/shown-email";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { StatusBadge } from "./guests/status-badge";
import { useManaged } from "./manage-context";
import { SideSheet } from "./side-sheet";
import { useNow } from "./use-now";

const LINES_MAX = 100;

/** What happened to one person's RSVP, and why. */
export function StorySheet({ guest, onClose }: { guest: GuestOut | null; onClose: () => void }) {
  // The words stay while the sheet slides out.
  const [shown, setShown] = useState(guest);
  if (guest && guest !== shown) setShown(guest);
  return (
    <SideSheet
      open={guest !== null}
      onClose={onClose}
      title={shown?.person.name}
      description={shown?.person.email ? shownEmail(shown.person.email) : undefined}
    >
      {shown && <Story guest={shown} />}
    </SideSheet>
  );
}

function Story({ guest }: { guest: GuestOut }) {
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <StatusBadge guest={guest} />
        <span className="text-muted">
          {counted(guest.seats, "seat")}
          {guest.guests > 0 && `: with ${counted(guest.guests, "guest")}`}
        </span>
      </div>
      {guest.specialRequirements && (
        <div className="text-sm">
          <h3 className="font-medium">Special requirements</h3>
          <p className="whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">
            {guest.specialRequirements}
          </p>
        </div>
      )}
      <Answers guest={guest} />
      <StoryLines guest={guest} />
    </div>
  );
}

function StoryLines({ guest }: { guest: GuestOut }) {
  const { event, path, renderedAt } = useManaged();
  const trpc = useTRPC();
  const now = useNow(renderedAt);
  const story = useQuery(
    trpc.analytics.activity.queryOptions({ eventId: event.id, rsvpId: guest.id, limit: LINES_MAX }),
  );
  return (
    <div>
      <h3 className="mb-1 font-medium text-sm">What happened and why</h3>
      {story.isPending && <StorySkeleton />}
      {story.isError && (
        <ErrorState
          level="h3"
          description={errorMessage(errorFacts(story.error))}
          action={<Button onClick={() => story.refetch()}>Try again</Button>}
        />
      )}
      {story.data && (
        <ActivityList
          label="What happened and why"
          items={story.data.items}
          now={now}
          timeZone={event.timeZone}
        />
      )}
      <Link
        href={`${path}/manage/activity?rsvp=${guest.id}`}
        className="mt-3 inline-block rounded-sm text-accent-text text-sm underline-offset-2 hover:underline"
      >
        Show on the activity page
      </Link>
    </div>
  );
}

/** What the person answered to the event's questions, and what brought them here. */
function Answers({ guest }: { guest: GuestOut }) {
  const { event } = useManaged();
  const answered = event.questions.flatMap(({ id, label }) => {
    const answer = guest.answers[id];
    return answer ? [{ id, label, answer }] : [];
  });
  const source = guest.source ? [{ id: "source", label: "Came from", answer: guest.source }] : [];
  const rows = [...answered, ...source];
  if (rows.length === 0) return null;
  return (
    <dl className="grid gap-3 text-sm">
      {rows.map(({ id, label, answer }) => (
        <div key={id}>
          <dt className="font-medium">{label}</dt>
          <dd className="whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

function StorySkeleton() {
  return (
    <SkeletonGroup className="grid gap-4 py-2">
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-9 w-4/5" />
    </SkeletonGroup>
  );
}
