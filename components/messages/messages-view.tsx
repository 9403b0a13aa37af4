"use client";

import { Mail, PenLine } from "lucide-react";
import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { MessageOut } from "@/server/domains/messages/schema";
import { ComposeMessage } from "./compose-message";
import { MessageCard } from "./message-card";
import { type MessagePage, useMessages } from "./use-messages";

/** Sent and scheduled messages to the guests. */
export function MessagesView({ first }: { first: MessagePage }) {
  const [isWriting, setWriting] = useState(false);
  const list = useMessages(first);
  const write = (
    <Button onClick={() => setWriting(true)}>
      <PenLine aria-hidden="true" />
      Write a message
    </Button>
  );
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-lg">Messages</h2>
          <p className="text-muted text-sm">
            By email, in your name. Guests can’t see each other’s addresses.
          </p>
        </div>
        {list.messages.length > 0 && write}
      </div>
      {list.isError && list.messages.length === 0 ? (
        <ErrorState
          level="h3"
          description={errorMessage(errorFacts(list.error))}
          action={<Button onClick={() => list.refetch()}>Try again</Button>}
        />
      ) : list.messages.length === 0 ? (
        <EmptyState
          icon={<Mail />}
          level="h3"
          title="Nothing written yet"
          description="Tell confirmed guests where to find the door, or let people on the waitlist know their chances."
          action={write}
        />
      ) : (
        <MessageList list={list} />
      )}
      <ComposeMessage open={isWriting} onClose={() => setWriting(false)} />
    </div>
  );
}

function MessageList({ list }: { list: ReturnType<typeof useMessages> }) {
  const { event, renderedAt } = useManaged();
  const [editing, setEditing] = useState<MessageOut | null>(null);
  const [asked, setAsked] = useState<MessageOut | null>(null);
  return (
    <>
      <ul aria-label="Messages" className="grid gap-3">
        {list.messages.map((message) => (
          <li key={message.id}>
            <MessageCard
              message={message}
              timeZone={event.timeZone}
              now={renderedAt}
              onEdit={() => setEditing(message)}
              onCancel={() => setAsked(message)}
            />
          </li>
        ))}
      </ul>
      <LoadMore
        one="message"
        shown={list.messages.length}
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onLoad={() => void list.fetchNextPage()}
      />
      <ComposeMessage open={editing !== null} editing={editing} onClose={() => setEditing(null)} />
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title="Do not send this message?"
        description={`“${asked?.subject ?? ""}” will stay here, and no one will get it.`}
        confirmLabel="Do not send"
        pending={list.cancelling}
        onConfirm={() => asked && list.cancel(asked, () => setAsked(null))}
      />
    </>
  );
}
