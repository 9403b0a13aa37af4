"use client";

import { useAct } from "@/components/groups/use-act";
import { useTRPCClient } from "@/components/providers/trpc";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isolate } from "@/lib/clean-text";

type BlockDialogProps = { person: { id: string; name: string }; onClose: () => void };

/** Asks before a person is blocked. */
export function BlockDialog({ person, onClose }: BlockDialogProps) {
  const client = useTRPCClient();
  const name = isolate(person.name);
  const block = useAct(() => client.blocks.add.mutate({ userId: person.id }), {
    said: () => `You blocked ${name}. Undo it in your settings.`,
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Block ${name}?`}
      description="You won't see their posts and comments, and won't be notified of them. They aren't told."
      confirmLabel="Block"
      cancelLabel="Cancel"
      pending={block.isPending}
      onConfirm={() => block.mutate(undefined)}
    />
  );
}
