"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { backdropStyles } from "@/components/ui/overlay-styles";

type SideSheetProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
};

/** A panel along the side of the screen that keeps the list behind it in view; the whole width on phones. */
export function SideSheet({ open, onClose, title, description, children }: SideSheetProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={backdropStyles} />
        <Base.Popup className="fixed inset-y-0 right-0 flex w-full max-w-md flex-col border-border border-l bg-raised text-text shadow-overlay transition-[translate,opacity] duration-200 focus-visible:outline-none data-ending-style:translate-x-8 data-starting-style:translate-x-8 data-ending-style:opacity-0 data-starting-style:opacity-0">
          <div className="flex items-start justify-between gap-4 border-border border-b px-5 py-4">
            <div className="min-w-0">
              <Base.Title className="text-lg [overflow-wrap:anywhere]">{title}</Base.Title>
              {description && (
                <Base.Description className="text-muted text-sm [overflow-wrap:anywhere]">
                  {description}
                </Base.Description>
              )}
            </div>
            <Base.Close
              aria-label="Close"
              className={buttonStyles({ variant: "ghost", size: "icon-sm", className: "-mr-2 text-muted!" })}
            >
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          <div className="flex-1 overflow-y-auto px-5 py-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
