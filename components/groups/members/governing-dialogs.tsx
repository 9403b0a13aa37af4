"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isolate } from "@/lib/clean-text";
import { useAct } from "../use-act";
import { BanDialog } from "./ban-dialog";
import type { Governing } from "./governing-items";
import { WarnDialog } from "./warn-dialog";

type GoverningDialogsProps = {
  scope: { groupId: string; userId: string };
  name: string;
  opened: Governing | null;
  onClose: () => void;
  /** Called once the person is no longer a member. */
  onGone: () => void;
};

/** The dialogs of the moderators' menu: confirm a new owner or a removal; ask for the reason of a ban, a warning or a pause. */
export function GoverningDialogs({ scope, opened, onClose, onGone, ...person }: GoverningDialogsProps) {
  const { members } = useTRPCClient().groups;
  const name = isolate(person.name);
  const promote = useAct(() => members.changeRole.mutate({ ...scope, role: "owner" }), {
    said: () => `The role of ${name} was changed.`,
    onDone: onClose,
  });
  const remove = useAct(() => members.remove.mutate(scope), {
    said: () => `${name} was removed.`,
    onDone: () => {
      onClose();
      onGone();
    },
  });
  return (
    <>
      <ConfirmDialog
        open={opened === "owner"}
        onOpenChange={(open) => !open && onClose()}
        title={`Make ${name} an owner?`}
        description="Owners can change everything, and make or unmake other owners."
        confirmLabel="Make owner"
        cancelLabel="Cancel"
        tone="primary"
        pending={promote.isPending}
        onConfirm={() => promote.mutate(undefined)}
      />
      <ConfirmDialog
        open={opened === "remove"}
        onOpenChange={(open) => !open && onClose()}
        title={`Remove ${name}?`}
        description="They can join again. Their posts and comments stay."
        confirmLabel="Remove"
        cancelLabel="Cancel"
        pending={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
      />
      {opened === "ban" && <BanDialog scope={scope} name={name} onClose={onClose} onDone={onGone} />}
      {(opened === "warn" || opened === "suspend") && (
        <WarnDialog scope={scope} name={name} suspends={opened === "suspend"} onClose={onClose} />
      )}
    </>
  );
}
