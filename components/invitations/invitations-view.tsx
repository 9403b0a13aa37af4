"use client";

import { MailPlus } from "lucide-react";
import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Segmented } from "@/components/ui/segmented";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { InvitationCounts, InvitationsPage } from "@/server/domains/invitations/schema";
import { InvitationsTable } from "./invitations-table";
import { InvitePeople } from "./invite-people";
import { type StateFilter, useInvitations } from "./use-invitations";

/** Who was asked to come, and asking more of them. */
export function InvitationsView({ first }: { first: InvitationsPage }) {
  const { event } = useManaged();
  const list = useInvitations(first);
  const isOpen = event.status === "published";
  return (
    <div className="grid gap-6">
      <h2 className="sr-only">Invitations</h2>
      {isOpen ? (
        <InvitePeople />
      ) : (
        <Callout title={event.status === "draft" ? "Publish the event first" : "Invitations are closed"}>
          Invitations are sent while an event is published and not over yet.
        </Callout>
      )}
      <div className="grid gap-4">
        {list.counts.total > 0 && (
          <div className="-mx-4 max-w-[100vw] overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
            <Segmented
              label="Status"
              options={choicesFor(list.counts)}
              value={list.filter}
              onValueChange={list.setFilter}
            />
          </div>
        )}
        {list.isError && list.invitations.length === 0 ? (
          <ErrorState
            level="h3"
            description={errorMessage(errorFacts(list.error))}
            action={<Button onClick={() => list.refetch()}>Try again</Button>}
          />
        ) : list.counts.total === 0 ? (
          <EmptyState
            icon={<MailPlus />}
            level="h3"
            title="No invitations yet"
            description="The people you invite appear here, with their replies."
          />
        ) : (
          <InvitationsTable list={list} />
        )}
      </div>
    </div>
  );
}

function choicesFor(counts: InvitationCounts): { value: StateFilter; label: string }[] {
  const rows: { value: StateFilter; label: string; count: number; always?: boolean }[] = [
    { value: "all", label: "Everyone", count: counts.total, always: true },
    { value: "going", label: "Going", count: counts.going, always: true },
    { value: "declined", label: "Can't go", count: counts.declined, always: true },
    { value: "sent", label: "No answer yet", count: counts.sent, always: true },
    { value: "sending", label: "On its way", count: counts.sending },
    { value: "failed", label: "Not delivered", count: counts.failed },
  ];
  return rows
    .filter(({ always, count }) => always || count > 0)
    .map(({ value, label, count }) => ({ value, label: `${label} ${count.toLocaleString("en-GB")}` }));
}
