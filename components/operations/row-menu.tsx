"use client";

import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";

/** What else can be done with one row. */
export function RowMenu({
  label,
  pending = false,
  children,
}: {
  label: string;
  pending?: boolean;
  children: ReactNode;
}) {
  return (
    <Menu>
      <MenuTrigger
        render={
          <IconButton size="sm" label={label} pending={pending}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      />
      <MenuContent>{children}</MenuContent>
    </Menu>
  );
}
