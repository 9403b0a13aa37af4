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

type BansViewProps = { groupId: string; items: BansPage["items"]; timeZone: string };

/** Who may not join, why, and until when. */
export function BansView({ groupId, items, timeZone }: BansViewProps) {
  if (items.length === 0) return <EmptyState icon={<Ban />} title="No one is banned" />;
  return (
    <ul className="divide-y divide-border rounded-card border border-border bg-surface px-4 shadow-card">
      {items.map((ban) => (
        <li key={ban.user.id}>
          <BanRow groupId={groupId} ban={ban} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}

function BanRow({
  groupId,
  ban,
  timeZone,
}: {
  groupId: string;
  ban: BansPage["items"][number];
  timeZone: string;
}) {
  const { members } = useTRPCClient().groups;
  const { user, reason, until } = ban;
  const lift = useAct(() => members.liftBan.mutate({ groupId, userId: user.id }), {
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
      <Button
        size="sm"
        variant="secondary"
        pending={lift.isPending}
        aria-label={`Lift the ban of ${user.name}`}
        onClick={() => lift.mutate(undefined)}
      >
        Lift ban
      </Button>
    </div>
  );
}
