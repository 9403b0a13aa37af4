"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { popupStyles } from "./overlay-styles";

/** Holds the open state of a small panel beside its trigger. */
export const Popover = Base.Root;

/** Opens the panel. `render={<Button>…</Button>}` gives it a look. */
export const PopoverTrigger = Base.Trigger;

/** Closes the panel. */
export const PopoverClose = Base.Close;

type PopoverContentProps = Pick<Base.Positioner.Props, "side" | "align"> & {
  title?: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
};

/** The panel. */
export function PopoverContent({
  side = "bottom",
  align = "center",
  title,
  description,
  children,
}: PopoverContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner side={side} align={align} sideOffset={8} collisionPadding={8} className="z-50">
        <Base.Popup className={cn(popupStyles, "w-80 max-w-[calc(100vw-1rem)] p-4")}>
          {title && <Base.Title className="text-sm">{title}</Base.Title>}
          {description && <Base.Description className="mt-0.5 text-muted">{description}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
