"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

type TabsProps = Pick<Base.Root.Props, "value" | "onValueChange"> & {
  /** What the tabs divide, read aloud. */
  label: string;
  tabs: readonly { value: string; label: ReactNode; panel: ReactNode }[];
};

/** Panels on one page, one at a time. Tabs with an address of their own are `TabLinks`. */
export function Tabs({ label, tabs, ...state }: TabsProps) {
  return (
    <Base.Root defaultValue={tabs[0]?.value} {...state}>
      <Base.List
        aria-label={label}
        className="relative flex gap-1 overflow-x-auto border-border border-b [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="h-10 pointer-coarse:h-11 whitespace-nowrap rounded-md px-3 font-medium text-muted text-sm transition-colors hover:text-text focus-visible:-outline-offset-2 data-active:text-text"
          >
            {tab.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent-text transition-[translate,width] duration-200" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-5 focus-visible:outline-offset-4">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
