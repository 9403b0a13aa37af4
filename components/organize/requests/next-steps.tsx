"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Hourglass } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { timeLeft } from "@/components/sourcing/sourcing-words";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { useChannel } from "@/lib/use-channel";
import type { EntriesOut } from "@/server/domains/holds/schema";
import type { RfpsOut } from "@/server/domains/rfps/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";
import { progressWords } from "../answer-words";
import { organizePages } from "../organize-paths";

export type NextStepsProps = {
  organizationId: string;
  orgSlug: string;
  /** The sent requests; never more than the limit of active ones. */
  sent: RfpsOut;
  /** The active waitlist entries; never more than five. */
  entries: EntriesOut;
  now: Date;
};

const DEADLINES_SHOWN = 3;

/** What needs the organizer now: holds that wait for an answer first, then the next answer deadlines. Live. */
export function NextSteps({ organizationId, orgSlug, sent, entries, now }: NextStepsProps) {
  const trpc = useTRPC();
  const orgId = organizationId;
  const waitlist = useQuery(
    trpc.waitlists.list.queryOptions({ orgId, activeOnly: "true" }, { initialData: entries }),
  );
  const requests = useQuery(trpc.rfps.list.queryOptions({ orgId, status: "sent" }, { initialData: sent }));
  useChannel(organizationChannel(organizationId), {
    "waitlist.changed": () => void waitlist.refetch(),
    "rfp.changed": () => void requests.refetch(),
  });
  const pages = organizePages(orgSlug);
  const holds = waitlist.data.waitlistEntries.flatMap((entry) => {
    const left = entry.holdExpiresAt ? timeLeft(new Date(entry.holdExpiresAt), now) : null;
    return entry.status === "offered" && left ? [{ entry, left }] : [];
  });
  const deadlines = requests.data.items
    .flatMap((request) => {
      const left = request.responseDeadline ? timeLeft(new Date(request.responseDeadline), now) : null;
      return left && request.responseDeadline ? [{ request, left, at: request.responseDeadline }] : [];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, DEADLINES_SHOWN);
  if (holds.length === 0 && deadlines.length === 0) return null;
  return (
    <section aria-label="What's next" className="space-y-3">
      {holds.map(({ entry, left }) => (
        <Callout
          key={entry.id}
          tone="success"
          title={
            <>
              <bdi>{entry.venue.name}</bdi> is held for you
            </>
          }
          action={
            <ButtonLink size="sm" href={pages.entry(entry.id)}>
              Answer the hold
            </ButtonLink>
          }
        >
          <Hourglass aria-hidden="true" className="mr-1 inline size-3.5" />
          {left.words} left to turn it into a request.
        </Callout>
      ))}
      {deadlines.length > 0 && (
        <ul className="divide-y divide-border rounded-control border border-border bg-surface text-sm">
          {deadlines.map(({ request, left }) => (
            <li key={request.id} className="flex gap-3 px-3.5 py-2.5">
              <CalendarClock aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
              <div className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5">
                <Link
                  href={pages.request(request.id)}
                  className="wrap-anywhere min-w-0 font-medium underline-offset-4 hover:underline"
                >
                  <bdi>{request.title}</bdi>
                </Link>
                <span className="text-muted tabular-nums">
                  Answers due in {left.words} · {progressWords(request.venues)}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
