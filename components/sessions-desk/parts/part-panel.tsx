"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { explain, useRefreshed } from "./use-parts";

type Part = { id: string; name: string; sessions: number };

type Options<Item extends Part> = { noun: string; remove: (item: Item) => Promise<unknown> };

/** What is open in a panel of rooms, tracks or speakers: the form of one of them, or the question before a deletion. */
export function usePartPanel<Item extends Part>({ noun, remove }: Options<Item>) {
  const { event } = useManaged();
  const [form, setForm] = useState<{ item: Item | null } | null>(null);
  const [asked, setAsked] = useState<Item | null>(null);
  const refreshed = useRefreshed();
  const removing = useMutation({
    mutationFn: remove,
    onSuccess: (_, item) => toast({ title: `${isolate(item.name)} was deleted`, tone: "success" }),
    onError: explain,
    onSettled: () => {
      setAsked(null);
      return refreshed();
    },
  });
  const edited = form?.item ?? null;
  const isClosed = event.status === "cancelled";
  return {
    noun,
    edited,
    isClosed,
    refreshed,
    add: () => setForm({ item: null }),
    listProps: { isClosed, onEdit: (item: Item) => setForm({ item }), onRemove: setAsked },
    dialogProps: {
      isOpen: form !== null,
      onClose: () => setForm(null),
      title: edited ? `Edit ${isolate(edited.name)}` : `Add a ${noun}`,
      submitLabel: edited ? "Save" : `Add ${noun}`,
    },
    question: {
      asked,
      close: () => setAsked(null),
      confirm: () => asked && removing.mutate(asked),
      isPending: removing.isPending,
    },
  };
}

type PartPanelProps = {
  panel: Pick<ReturnType<typeof usePartPanel>, "noun" | "isClosed" | "add" | "question">;
  count: number;
  icon: ReactNode;
  words: { add: string; intro: string; emptyTitle: string; empty: string };
  children: ReactNode;
};

/** The frame of a panel: what this is, the button that adds one, the list, and the question before a deletion. */
export function PartPanel({ panel, count, icon, words, children }: PartPanelProps) {
  const { asked, close, confirm, isPending } = panel.question;
  const add = !panel.isClosed && (
    <Button onClick={panel.add}>
      <Plus aria-hidden="true" />
      {words.add}
    </Button>
  );
  return (
    <div className="grid max-w-prose gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-muted text-sm">{words.intro}</p>
        {count > 0 && add}
      </div>
      {count === 0 && (
        <EmptyState icon={icon} title={words.emptyTitle} description={words.empty} action={add} />
      )}
      {children}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && close()}
        title={`Delete ${isolate(asked?.name ?? "")}?`}
        description={`A ${panel.noun} that a session has can't be deleted. This can't be undone.`}
        confirmLabel={`Delete ${panel.noun}`}
        pending={isPending}
        onConfirm={confirm}
      />
    </div>
  );
}
