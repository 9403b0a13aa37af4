"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

type TooltipProps = Pick<Base.Positioner.Props, "side"> & {
  /** A few words. Nothing that is needed: touch screens never see it. */
  text: ReactNode;
  /** One button or link, which keeps an accessible name of its own. */
  children: ReactElement;
};

/** A hint shown on hover and focus. */
export function Tooltip({ text, side = "top", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="max-w-64 origin-(--transform-origin) rounded-md bg-text px-2.5 py-1.5 text-background text-xs shadow-raised transition-[scale,opacity] data-ending-style:scale-95 data-starting-style:scale-95 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
