"use client";

import { UserPlus } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isolate } from "@/lib/clean-text";
import type { RequestsPage } from "@/server/domains/groups/schema";
import { useAct } from "../use-act";
import { MoreButton } from "./more-button";
import { MODERATION_PER_PAGE } from "./page-size";
import { useMore } from "./use-more";

type RequestsViewProps = { groupId: string; first: RequestsPage };
type Request = RequestsPage["items"][number];

/** People who ask to join, the longest wait first. */
export function RequestsView({ groupId, first }: RequestsViewProps) {
  const { members } = useTRPCClient().groups;
  const list = useMore({
    first,
    keyOf: ({ user, createdAt }) => `${user.id} ${createdAt}`,
    ask: (cursor) => members.requests.query({ groupId, cursor, limit: MODERATION_PER_PAGE }),
  });
  if (list.items.length === 0 && !list.hasMore) {
    return (
      <EmptyState
        icon={<UserPlus />}
        title="No requests"
        description="People who ask to join show up here."
      />
    );
  }
  return (
    <>
      <ul className="divide-y divide-border rounded-card border border-border bg-surface px-4 shadow-card">
        {list.items.map((request) => (
          <li key={request.user.id}>
            <RequestRow groupId={groupId} request={request} onDone={() => list.drop(request)} />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

type RequestRowProps = { groupId: string; request: Request; onDone: () => void };

function RequestRow({ groupId, request, onDone }: RequestRowProps) {
  const { members } = useTRPCClient().groups;
  const { user, note } = request;
  const scope = { groupId, userId: user.id };
  const approve = useAct(() => members.approve.mutate(scope), {
    onDone,
    said: () => `${isolate(user.name)} is in.`,
  });
  const refuse = useAct(() => members.refuse.mutate(scope), { onDone, said: () => "Request declined." });
  return (
    <div className="flex flex-wrap items-center gap-3 py-3">
      <Avatar name={user.name} imageUrl={user.imageUrl} />
      <div className="min-w-0 flex-1 basis-48 text-sm">
        <p className="font-medium">
          <bdi>{user.name}</bdi>
        </p>
        {note && <p className="wrap-anywhere text-muted">{note}</p>}
      </div>
      <Button
        size="sm"
        pending={approve.isPending}
        aria-label={`Approve ${user.name}`}
        onClick={() => approve.mutate(undefined)}
      >
        Approve
      </Button>
      <Button
        size="sm"
        variant="secondary"
        pending={refuse.isPending}
        aria-label={`Decline ${user.name}`}
        onClick={() => refuse.mutate(undefined)}
      >
        Decline
      </Button>
    </div>
  );
}
