"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { Button } from "./button";
import { DialogFooter } from "./dialog-footer";
import { backdropStyles, panelStyles } from "./overlay-styles";

type ConfirmDialogProps = {
  /** The button that asks. Leave it out when `open` is controlled. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The question, naming the thing. */
  title: ReactNode;
  /** What will happen, and who is affected. */
  description: ReactNode;
  /** The verb of the title, never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "primary";
  pending?: boolean;
  /** The dialog stays open until its caller closes it, or right away when it is not controlled. */
  onConfirm: () => void;
  children?: ReactNode;
};

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel = "Keep it",
  tone = "danger",
  pending = false,
  onConfirm,
  children,
}: ConfirmDialogProps) {
  const confirm = (
    <Button variant={tone} pending={pending} onClick={onConfirm}>
      {confirmLabel}
    </Button>
  );
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropStyles} />
        <Base.Popup className={cn(panelStyles, "sm:max-w-md")}>
          <div className="space-y-1.5 overflow-y-auto px-5 pt-5 pb-4 sm:px-6 sm:pt-6">
            <Base.Title className="text-lg">{title}</Base.Title>
            <Base.Description className="text-muted text-sm">{description}</Base.Description>
            {children && <div className="pt-3">{children}</div>}
          </div>
          <DialogFooter>
            <Base.Close render={<Button variant="secondary">{cancelLabel}</Button>} />
            {open === undefined ? <Base.Close render={confirm} /> : confirm}
          </DialogFooter>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
