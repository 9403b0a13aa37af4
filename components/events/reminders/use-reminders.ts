"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { Reminder } from "@/server/domains/events/reminders/schema";
import { beforeWords } from "./reminder-words";

const USUAL = [1_440, 60];

/** The reminders of the managed event as they are now, and how to change them. */
export function useReminders(first: Reminder[]) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { event } = useManaged();
  const list = trpc.reminders.list.queryOptions({ eventId: event.id }, { initialData: { items: first } });
  const { items } = useQuery(list).data;
  const set = useMutation(
    trpc.reminders.set.mutationOptions({
      onSuccess: (next) => client.setQueryData(list.queryKey, next),
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
    }),
  );
  useAfterEdits(event.version, () => void client.invalidateQueries({ queryKey: list.queryKey }));

  const minutes = items.map(({ minutesBefore }) => minutesBefore);
  const wished = set.isPending ? set.variables.minutesBefore : minutes;
  /** Adds and removes single ones of what there is now, which may be other ones than are shown. */
  const save = async (change: (now: number[]) => number[], onSuccess?: () => void) => {
    if (set.isPending) return;
    const known = await client.fetchQuery({ ...list, staleTime: 0 }).catch(() => ({ items }));
    const minutesBefore = [...new Set(change(known.items.map((one) => one.minutesBefore)))];
    set.mutate({ eventId: event.id, minutesBefore }, { onSuccess });
  };
  return {
    reminders: items,
    isSaving: set.isPending,
    /** The reminder that is being removed. */
    removing: minutes.find((one) => !wished.includes(one)) ?? null,
    addUsual: () => void save((now) => [...now, ...USUAL]),
    add: (one: number, onDone: () => void) => void save((now) => [...now, one], onDone),
    remove: (one: number) => {
      const undo = { label: "Undo", onClick: () => void save((now) => [...now, one]) };
      const tell = () => toast({ title: `Reminder ${beforeWords(one)} removed`, action: undo });
      void save((now) => now.filter((other) => other !== one), tell);
    },
  };
}

/** An event that was moved, here or by another host, moves its reminders. */
function useAfterEdits(version: number, refetch: () => void): void {
  const known = useRef(version);
  useEffect(() => {
    if (known.current === version) return;
    known.current = version;
    refetch();
  });
}
