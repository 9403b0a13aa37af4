"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { useAction } from "../use-action";
import { useAsked } from "../use-asked";
import { handledText } from "../words";

type Facts = { factIds?: string[]; type?: string };
type Tasks = Facts & { sink: string };

const said = (done: string) => (answer: { count: number }) =>
  handledText(answer.count, "event", "events", done);

/** What an operator can do with what got stuck. */
export function useOutboxActions() {
  const { outbox } = useTRPCClient().admin;
  const shown = useAsked<string>();
  return {
    shown,
    show: shown.ask,
    replayFacts: useAction((which: Facts) => outbox.replayFacts.mutate(which), said("on the way again")),
    discardFacts: useAction((which: Facts) => outbox.discardFacts.mutate(which), said("discarded")),
    replayTasks: useAction((which: Tasks) => outbox.replayTasks.mutate(which), said("tried again now")),
    discardTasks: useAction((which: Tasks) => outbox.discardTasks.mutate(which), said("forgotten")),
    replayDone: useAction(
      (factId: string) => outbox.replayDone.mutate({ factId }),
      () => "The event was sent to every sink again",
    ),
  };
}

export type OutboxActions = ReturnType<typeof useOutboxActions>;
