"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { movedBy } from "../order";

/** Says in a toast why something was refused. */
export function explain(error: unknown): void {
  toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
}

/** Asks again for everything about the sessions of events. */
export function useRefreshed() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries(trpc.sessions.pathFilter());
}

type Placed = { id: string; position: number };

/** Puts rooms or tracks in another order. `save` writes the place of one of them. */
export function useReorder<Item extends Placed>(
  items: readonly Item[],
  save: (id: string, position: number) => Promise<unknown>,
) {
  const refreshed = useRefreshed();
  const reorder = useMutation({
    mutationFn: async (next: readonly Item[]) => {
      for (const [position, item] of next.entries())
        if (item.position !== position) await save(item.id, position);
    },
    onError: explain,
    onSettled: refreshed,
  });
  return {
    /** The order as it will be, while it is being saved. */
    shown: reorder.isPending ? reorder.variables : items,
    move: (index: number, by: -1 | 1) => reorder.mutate(movedBy(items, index, by)),
    isPending: reorder.isPending,
  };
}

/** What every procedure of rooms, tracks and speakers takes. */
export function useEventId(): { eventId: string } {
  return { eventId: useManaged().event.id };
}
