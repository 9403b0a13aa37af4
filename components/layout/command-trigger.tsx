"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { Kbd } from "../ui/kbd";
import type { CommandGroup } from "./commands";
import type { CommandSearch } from "./use-command-search";

const loadMenu = () => import("./command-menu").then((module) => ({ default: module.CommandMenu }));
const CommandMenu = lazy(loadMenu);

type CommandTriggerProps = {
  groups: CommandGroup[];
  /** A function that stays the same between renders. */
  search?: CommandSearch;
};

/** Opens the command menu, on a click or ⌘K. The menu itself is loaded when someone is about to want it. */
export function CommandTrigger({ groups, search }: CommandTriggerProps) {
  /** Null until it is first wanted. */
  const [open, setOpen] = useState<boolean | null>(null);
  const key = useSyncExternalStore(subscribeToNothing, shortcutOfThisDevice, () => null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Meta" || event.key === "Control") void loadMenu();
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      // In this very moment, so that the next key is already typed into the menu.
      flushSync(() => setOpen((before) => !before));
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => setOpen(true)}
        onPointerEnter={loadMenu}
        onFocus={loadMenu}
        className="hit-area relative flex size-9 items-center justify-center gap-2 rounded-control text-muted text-sm transition-colors hover:text-text max-md:hover:bg-fill md:w-52 md:justify-start md:border md:border-border md:bg-surface md:px-2.5 md:shadow-card md:hover:bg-sunken"
      >
        <Search aria-hidden="true" className="size-[1.125rem] shrink-0 md:size-4" />
        <span className="max-md:sr-only">Search</span>
        <span aria-hidden="true" className="ml-auto hidden md:block">
          {key && <Kbd>{key}</Kbd>}
        </span>
      </button>
      {open !== null && (
        <Suspense>
          <CommandMenu open={open} onOpenChange={setOpen} groups={groups} search={search} />
        </Suspense>
      )}
    </>
  );
}

const subscribeToNothing = () => () => {};

function shortcutOfThisDevice(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : "Ctrl K";
}
