"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { Link } from "./link";
import { itemStyles, popupStyles } from "./overlay-styles";

/** Holds the open state of a menu of actions. */
export const Menu = Base.Root;

/** Opens the menu. `render={<IconButton label="More">…</IconButton>}` gives it a look. */
export const MenuTrigger = Base.Trigger;

type MenuContentProps = Pick<Base.Positioner.Props, "side" | "align"> & { children: ReactNode };

/** The list of actions. */
export function MenuContent({ side = "bottom", align = "end", children }: MenuContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner
        side={side}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className="z-50 outline-none"
      >
        <Base.Popup className={cn(popupStyles, "min-w-48 p-1")}>{children}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

/** One action. `tone="danger"` for destructive ones. */
export function MenuItem({
  tone = "plain",
  className,
  ...props
}: Omit<Base.Item.Props, "className"> & { tone?: "plain" | "danger"; className?: string }) {
  return <Base.Item className={cn(itemStyles, tone === "danger" && dangerItem, className)} {...props} />;
}

const dangerItem = "text-danger data-highlighted:bg-danger-soft! [&_svg]:text-danger!";

/** One place to go. */
export function MenuLink({ href, children }: Pick<ComponentProps<typeof Link>, "href" | "children">) {
  return (
    <Base.LinkItem closeOnClick className={itemStyles} render={<Link href={href} />}>
      {children}
    </Base.LinkItem>
  );
}

/** Actions that belong together, under a name. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-1.5 pb-1 text-muted text-xs">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** A line between groups. */
export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-border" />;
}
