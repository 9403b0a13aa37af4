import type { ReactNode } from "react";

/** The row of actions at the foot of a panel. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="mt-auto flex flex-col-reverse gap-2 px-5 pt-2 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end sm:px-6 sm:pb-6">
      {children}
    </div>
  );
}
