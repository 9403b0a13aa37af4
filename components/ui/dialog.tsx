"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { buttonStyles } from "./button-styles";
import { backdropStyles, panelStyles } from "./overlay-styles";

/** Holds the open state of a dialog; takes `open` and `onOpenChange` when its caller controls it. */
export const Dialog = Base.Root;

/** Opens the dialog. `render={<Button>…</Button>}` gives it a look. */
export const DialogTrigger = Base.Trigger;

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
  return (
    <Base.Portal>
      <Base.Backdrop className={backdropStyles} />
      <Base.Popup className={cn(panelStyles, widths[size])}>
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

/** The row of actions at the foot of a panel. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="mt-auto flex flex-col-reverse gap-2 px-5 pt-2 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end sm:px-6 sm:pb-6">
      {children}
    </div>
  );
}
