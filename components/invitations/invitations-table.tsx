"use client";

import { useState } from "react";
import { cardsOnPhones } from "@/components/events/manage/cards-on-phones";
import { useManaged } from "@/components/events/manage/manage-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LoadMore } from "@/components/ui/load-more";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import { shownEmail } from "@/lib/shown-email";
import type { InvitationOut } from "@/server/domains/invitations/schema";
import { InvitationRow } from "./invitation-row";
import type { useInvitations } from "./use-invitations";

/** The invitations, the newest first; cards where there is no room for a table. */
export function InvitationsTable({ list }: { list: ReturnType<typeof useInvitations> }) {
  const { event, renderedAt } = useManaged();
  const [asked, setAsked] = useState<InvitationOut | null>(null);
  if (list.invitations.length === 0) {
    return <p className="py-8 text-center text-muted text-sm">No invitations with this status.</p>;
  }
  return (
    <div>
      <Table label="Invitations" className={cardsOnPhones}>
        <TableHead>
          <TableHeader>Person</TableHeader>
          <TableHeader>Answer</TableHeader>
          <TableHeader>Sent</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableHead>
        <tbody>
          {list.invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              timeZone={event.timeZone}
              now={renderedAt}
              pending={list.resending === invitation.id}
              onResend={() => list.resend(invitation)}
              onRemove={() => setAsked(invitation)}
            />
          ))}
        </tbody>
      </Table>
      <LoadMore
        one="person"
        many="people"
        shown={list.invitations.length}
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onLoad={() => void list.fetchNextPage()}
      />
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={`Remove ${asked?.name ?? shownEmail(asked?.email ?? "")}?`}
        description="They leave this list, and the link in their email stops working. If they RSVPed, their seat stays."
        confirmLabel="Remove"
        pending={list.removing}
        onConfirm={() => asked && list.remove(asked, () => setAsked(null))}
      />
    </div>
  );
}
