"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { formatInZone } from "@/lib/dates";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { MessageOut } from "@/server/domains/messages/schema";
import { type Draft, type DraftFaults, draftOf, faultsOf, sendAtOf } from "./draft";

type Composing = {
  /** People chosen by name; if empty, everyone in the chosen statuses. */
  rsvpIds: readonly string[] | undefined;
  /** The scheduled message that is changed, if any. */
  editing: MessageOut | null;
  onDone: () => void;
};

/** The state of one message on its way from words to a sent email. */
export function useCompose({ rsvpIds, editing, onDone }: Composing) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const { timeZone } = event;
  const [draft, setDraft] = useState(() => draftOf(editing, { timeZone, now: new Date() }));
  const [faults, setFaults] = useState<DraftFaults>({});
  const preview = useMutation(trpc.messages.preview.mutationOptions({ onError: tell }));
  const save = useSaving({ editing, timeZone, onDone });
  const eventId = event.id;
  const audience = rsvpIds ? { rsvpIds: [...rsvpIds] } : { statuses: draft.statuses, checkIn: draft.checkIn };
  const choosesPeople = rsvpIds !== undefined || (editing?.chosen ?? null) !== null;

  function isFine(): boolean {
    const found = faultsOf(draft, { timeZone, now: new Date(), choosesPeople });
    setFaults(found);
    return Object.keys(found).length === 0;
  }

  return {
    draft,
    faults,
    change: (change: Partial<Draft>) => {
      setDraft((known) => ({ ...known, ...change }));
      setFaults((known) => omit(known, Object.keys(change)));
    },
    preview: preview.data,
    previewing: preview.isPending,
    saving: save.pending,
    back: preview.reset,
    /** Shows the email and its number of recipients; faults are shown beside the fields. */
    look: () => {
      if (isFine() && !preview.isPending) preview.mutate({ eventId, ...audience, ...wordsOf(draft) });
    },
    send: () => {
      const sendAt = sendAtOf(draft, timeZone)?.toISOString();
      if (isFine()) save.send({ eventId, ...audience, ...wordsOf(draft), ...(sendAt && { sendAt }) });
    },
    keep: () => {
      const sendAt = sendAtOf(draft, timeZone)?.toISOString();
      if (editing && isFine()) {
        save.edit({ eventId, messageId: editing.id, ...wordsOf(draft), ...(sendAt && { sendAt }) });
      }
    },
  };
}

const wordsOf = ({ subject, body, repliesToAuthor }: Draft) => ({ subject, body, repliesToAuthor });

/** How many people would get it now, while the choice is being made; undefined until it is known. */
export function useRecipientCount(draft: Pick<Draft, "statuses" | "checkIn">): number | undefined {
  const trpc = useTRPC();
  const { event } = useManaged();
  const input = { eventId: event.id, statuses: draft.statuses, checkIn: draft.checkIn };
  const query = trpc.messages.count.queryOptions(input, { enabled: draft.statuses.length > 0 });
  return useQuery(query).data?.recipients;
}

function useSaving({ timeZone, onDone }: Pick<Composing, "editing" | "onDone"> & { timeZone: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const done = (message: MessageOut) => {
    void client.invalidateQueries(trpc.messages.pathFilter());
    toast({ title: savedWords(message, timeZone), tone: "success" });
    onDone();
  };
  const send = useMutation(trpc.messages.send.mutationOptions({ onSuccess: done, onError: tell }));
  const edit = useMutation(trpc.messages.edit.mutationOptions({ onSuccess: done, onError: tell }));
  return { pending: send.isPending || edit.isPending, send: send.mutate, edit: edit.mutate };
}

function savedWords({ state, sendAt, chosen }: MessageOut, timeZone: string): string {
  if (state !== "scheduled") {
    return chosen === null
      ? "Your message is on its way"
      : `On its way to ${counted(chosen, "person", "people")}`;
  }
  return `Scheduled for ${formatInZone({ at: new Date(sendAt), timeZone, now: new Date() })}`;
}

function tell(error: unknown): void {
  toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
}

function omit(faults: DraftFaults, fields: string[]): DraftFaults {
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !fields.includes(field)));
}
