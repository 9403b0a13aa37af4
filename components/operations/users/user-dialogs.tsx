"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isolate } from "@/lib/clean-text";
import { roleWords } from "../words";
import { BanPreview } from "./ban-preview";
import { HideEverything } from "./hide-everything";
import type { UserActions } from "./use-user-actions";
import { banText, roleText } from "./user-words";

/** Asks before a user is banned or given another role, and before everything they wrote is hidden. */
export function UserDialogs({ actions }: { actions: UserActions }) {
  const { banning, changing, hiding, ban, changeRole } = actions;
  const change = changing.thing;
  return (
    <>
      <ConfirmDialog
        open={banning.open}
        onOpenChange={(open) => !open && banning.close()}
        title={`Ban ${banning.thing?.name ?? ""}?`}
        description={banning.thing ? banText(banning.thing) : ""}
        confirmLabel="Ban"
        cancelLabel="Leave them in"
        onConfirm={() => {
          banning.close();
          if (banning.thing) ban.mutate(banning.thing);
        }}
      >
        {banning.thing && <BanPreview userId={banning.thing.id} />}
      </ConfirmDialog>
      <ConfirmDialog
        open={changing.open}
        onOpenChange={(open) => !open && changing.close()}
        title={change ? `Make ${isolate(change.user.name)} ${roleWords[change.role].toLowerCase()}?` : ""}
        description={change ? roleText(change.user.name, change.role) : ""}
        confirmLabel="Change the role"
        cancelLabel="Leave it"
        tone={change?.role === "admin" ? "danger" : "primary"}
        onConfirm={() => {
          changing.close();
          if (change) changeRole.mutate(change);
        }}
      />
      {hiding.open && hiding.thing && <HideEverything person={hiding.thing} onClose={hiding.close} />}
    </>
  );
}
