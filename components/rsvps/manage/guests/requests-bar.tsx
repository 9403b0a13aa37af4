"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { plural } from "@/lib/plural";
import { useManaged } from "../manage-context";

type RequestsBarProps = { onShow: () => void };

/** Says that people are waiting for the host's answer, wherever in the list the host is looking. */
export function RequestsBar({ onShow }: RequestsBarProps) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const first = useQuery({
    ...trpc.rsvps.list.queryOptions({ eventId: event.id, status: "pending", limit: LOOKED_AT }),
    enabled: event.approvalRequired,
  });
  const count = first.data?.items.length ?? 0;
  if (count === 0) return null;
  const many = first.data?.nextCursor
    ? `${count} and more people ask`
    : `${count} ${plural(count, "person asks", "people ask")}`;
  return (
    <Callout
      tone="accent"
      action={
        <Button size="sm" onClick={onShow}>
          Show requests
        </Button>
      }
    >
      {many} for a seat. Until you approve, no seat is held.
    </Callout>
  );
}

const LOOKED_AT = 100;
