"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { EventDetails } from "@/server/domains/events/schema";
import { useManaged } from "../manage-context";
import type { EventAction } from "./action-texts";

/** Does what the dialog asked about. `onSettled` closes it, whatever came of it. */
export function useEventAction(onSettled: () => void) {
  const trpc = useTRPC();
  const router = useRouter();
  const { event, adoptEvent, refresh } = useManaged();
  const onError = (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
  const adopt = (title: string) => (next: EventDetails) => {
    adoptEvent(next);
    refresh();
    toast({ title, tone: "success" });
  };
  const shared = { onError, onSettled };
  const mutations = {
    publish: useMutation(
      trpc.events.publish.mutationOptions({ ...shared, onSuccess: adopt("Published: RSVPs are open") }),
    ),
    cancel: useMutation(
      trpc.events.cancel.mutationOptions({ ...shared, onSuccess: adopt("Event cancelled") }),
    ),
    restore: useMutation(
      trpc.events.restore.mutationOptions({ ...shared, onSuccess: adopt("Restored: the event is back on") }),
    ),
    duplicate: useMutation(
      trpc.events.duplicate.mutationOptions({
        ...shared,
        onSuccess: (copy) => router.push(`/events/${copy.slug}/edit`),
      }),
    ),
    delete: useMutation(
      trpc.events.deleteDraft.mutationOptions({
        ...shared,
        onSuccess: () => {
          toast({ title: `“${isolate(event.title)}” was deleted` });
          router.replace("/");
        },
      }),
    ),
  };
  return {
    perform: (action: EventAction) => mutations[action].mutate({ eventId: event.id }),
    pending: Object.values(mutations).some((mutation) => mutation.isPending),
  };
}
