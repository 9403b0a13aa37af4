"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

/**
 * A button that opens a panel. A native popover: it opens before any script has run, closes on Escape and on a click
 * elsewhere, and costs the event page no menu library. Following a link in it closes it.
 */
export function AccountPopover({ button, children }: { button: ReactNode; children: ReactNode }) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opened = panel.current;
    const closeAtLink = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a")) opened?.hidePopover();
    };
    opened?.addEventListener("click", closeAtLink);
    return () => opened?.removeEventListener("click", closeAtLink);
  }, []);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="hit-area relative rounded-full transition-opacity hover:opacity-85"
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="fixed inset-auto top-[3.75rem] right-4 m-0 w-64 origin-top-right rounded-control border border-border bg-raised p-1 text-text shadow-overlay transition-[opacity,scale] sm:right-6 starting:open:scale-[0.97] starting:open:opacity-0 min-[84rem]:right-[calc((100vw-84rem)/2+1.5rem)]"
      >
        {children}
      </div>
    </>
  );
}
