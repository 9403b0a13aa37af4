"use client";

import { Ban } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isolate } from "@/lib/clean-text";
import { dayInZone } from "@/lib/dates";
import { dayWords } from "@/lib/day-words";
import type { BansPage } from "@/server/domains/groups/schema";
import { useAct } from "../use-act";
import { MoreButton } from "./more-button";
import { MODERATION_PER_PAGE } from "./page-size";
import { useMore } from "./use-more";

type BansViewProps = { groupId: string; first: BansPage; timeZone: string };
type BanRowProps = {
  groupId: string;
  ban: BansPage["items"][number];
  timeZone: string;
  onDone: () => void;
};

/** Who may not join, why, and until when. */
export function BansView({ groupId, first, timeZone }: BansViewProps) {
  const { members } = useTRPCClient().groups;
  const list = useMore({
    first,
    keyOf: ({ user, createdAt }) => `${user.id} ${createdAt}`,
    ask: (cursor) => members.bans.query({ groupId, cursor, limit: MODERATION_PER_PAGE }),
  });
  if (list.items.length === 0 && !list.hasMore) {
    return (
      <EmptyState
        icon={<Ban />}
        title="No one is banned"
        description="You ban a person from the list of members. They can't join again until the ban ends."
      />
    );
  }
  return (
    <>
      <ul className="divide-y divide-border rounded-card border border-border bg-surface px-4 shadow-card">
        {list.items.map((ban) => (
          <li key={ban.user.id}>
            <BanRow groupId={groupId} ban={ban} timeZone={timeZone} onDone={() => list.drop(ban)} />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function BanRow({ groupId, ban, timeZone, onDone }: BanRowProps) {
  const { members } = useTRPCClient().groups;
  const { user, reason, until, bySite } = ban;
  const lift = useAct(() => members.liftBan.mutate({ groupId, userId: user.id }), {
    onDone,
    said: () => `${isolate(user.name)} can join again.`,
  });
  return (
    <div className="flex flex-wrap items-center gap-3 py-3">
      <Avatar name={user.name} imageUrl={user.imageUrl} />
      <div className="min-w-0 flex-1 basis-48 text-sm">
        <p className="font-medium">
          <bdi>{user.name}</bdi>
        </p>
        <p className="wrap-anywhere text-muted">
          {reason} ·{" "}
          {until ? `until ${dayWords(dayInZone(new Date(until), timeZone))}` : "until it is lifted"}
        </p>
      </div>
      {bySite ? (
        <span className="text-muted text-sm">Only the site lifts this ban</span>
      ) : (
        <Button
          size="sm"
          variant="secondary"
          pending={lift.isPending}
          aria-label={`Lift the ban of ${user.name}`}
          onClick={() => lift.mutate(undefined)}
        >
          Lift ban
        </Button>
      )}
    </div>
  );
}
