"use client";

import { type MouseEvent, type ReactNode, type RefObject, useEffect, useId } from "react";

type PlainDialogProps = {
  /** For closing it with `close()`, which gives the focus back to where it was. */
  dialogRef: RefObject<HTMLDialogElement | null>;
  onClose: () => void;
  title: ReactNode;
  description: ReactNode;
  children: ReactNode;
};

/** A dialog of the browser's own, open from when it is mounted; for pages that must stay light. */
export function PlainDialog({ dialogRef, onClose, title, description, children }: PlainDialogProps) {
  const id = useId();
  useEffect(() => {
    const dialog = dialogRef.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, [dialogRef]);
  const closeFromBackdrop = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === event.currentTarget) event.currentTarget.close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the browser's own way to close it.
    <dialog
      ref={dialogRef}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      onClose={onClose}
      onClick={closeFromBackdrop}
      className="m-auto w-full max-w-md rounded-panel border border-border bg-raised p-0 text-text opacity-0 shadow-overlay transition-[opacity,translate,overlay,display] transition-discrete backdrop:bg-scrim open:opacity-100 max-sm:mb-0 max-sm:max-w-none max-sm:translate-y-4 max-sm:rounded-b-none max-sm:open:translate-y-0 starting:open:opacity-0 max-sm:starting:open:translate-y-4"
    >
      <div className="space-y-4 p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:p-6">
        <div className="space-y-1.5">
          <h2 id={`${id}-title`} className="text-lg">
            {title}
          </h2>
          <p id={`${id}-description`} className="text-muted text-sm">
            {description}
          </p>
        </div>
        {children}
      </div>
    </dialog>
  );
}
