"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { cn } from "@/lib/class-names";
import { buttonStyles } from "./button-styles";
import { DialogFooter } from "./dialog-footer";
import { backdropStyles, panelStyles } from "./overlay-styles";
import { useGuardedFields, useTextGuard } from "./text-guard";

type DialogProps = Omit<ComponentProps<typeof Base.Root>, "children"> & {
  children?: ReactNode;
  /** The text of an earlier step counts as written, though its fields are gone. */
  hasSteps?: boolean;
};

const ASKS_ON = ["escape-key", "outside-press", "close-press"];

/**
 * Holds the open state of a dialog; takes `open` and `onOpenChange` when its caller controls it. Where something was
 * written in it, closing it without saving asks first.
 */
export function Dialog({
  open,
  defaultOpen = false,
  onOpenChange,
  hasSteps = false,
  children,
  ...props
}: DialogProps) {
  const [own, setOwn] = useState(defaultOpen);
  const [lastDetails, setLastDetails] = useState<Base.Root.ChangeEventDetails | null>(null);
  const isOpen = open ?? own;
  const guard = useTextGuard({
    isOpen,
    hasSteps,
    asksOn: ASKS_ON,
    close: () => {
      setOwn(false);
      if (lastDetails) onOpenChange?.(false, lastDetails);
    },
  });
  const change = (next: boolean, details: Base.Root.ChangeEventDetails) => {
    if (!next && guard.holds(details)) return setLastDetails(details);
    setOwn(next);
    onOpenChange?.(next, details);
  };
  return (
    <Base.Root {...props} open={isOpen} onOpenChange={change}>
      {guard.wrap(children)}
    </Base.Root>
  );
}

/** Closes the dialog. `render={<Button>…</Button>}` gives it a look. */
export const DialogClose = Base.Close;

const widths = { sm: "sm:max-w-md", md: "sm:max-w-lg", lg: "sm:max-w-3xl" };

type DialogContentProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the bottom; the main action comes last. */
  footer?: ReactNode;
  size?: keyof typeof widths;
  children?: ReactNode;
};

/** The panel: centred on wide screens, a sheet from the bottom edge on phones. */
export function DialogContent({ title, description, footer, size = "md", children }: DialogContentProps) {
  const fields = useGuardedFields();
  return (
    <Base.Portal>
      <Base.Backdrop className={backdropStyles} />
      <Base.Popup {...fields} className={cn(panelStyles, widths[size])}>
        <div className="flex items-start justify-between gap-4 px-5 pt-5 sm:px-6 sm:pt-6">
          <div className="space-y-1">
            <Base.Title className="text-lg">{title}</Base.Title>
            {description && <Base.Description className="text-muted text-sm">{description}</Base.Description>}
          </div>
          <Base.Close
            aria-label="Close"
            className={cn(buttonStyles({ variant: "ghost", size: "icon-sm" }), "-mt-1 -mr-2 text-muted")}
          >
            <X aria-hidden="true" />
          </Base.Close>
        </div>
        {children && <div className="overflow-y-auto px-5 py-5 sm:px-6">{children}</div>}
        {footer && <DialogFooter>{footer}</DialogFooter>}
      </Base.Popup>
    </Base.Portal>
  );
}
