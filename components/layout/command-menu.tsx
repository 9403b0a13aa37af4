"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { chooseTheme } from "@/lib/theme";
import { leaveBy } from "../ui/held-text";
import { backdropStyles } from "../ui/overlay-styles";
import { Spinner } from "../ui/spinner";
import { CommandItem } from "./command-item";
import { type CommandAction, type CommandGroup, commandsOfDesk } from "./commands";
import { type CommandSearch, useCommandSearch } from "./use-command-search";

type CommandMenuProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: CommandGroup[];
  search?: CommandSearch | undefined;
};

/** Everything one can go to or begin, found by typing. */
export function CommandMenu({ open, onOpenChange, groups, search }: CommandMenuProps) {
  const router = useRouter();
  const pathname = usePathname();
  const openings = useOpenings(open);
  const choose = ({ does }: CommandAction) => {
    onOpenChange(false);
    if ("href" in does) leaveBy(() => router.push(does.href));
    else chooseTheme(does.theme);
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyles} />
        <Dialog.Popup
          aria-label="Search and commands"
          className="fixed inset-x-3 top-3 mx-auto max-w-xl overflow-hidden rounded-card border border-border bg-raised text-text shadow-overlay transition-[scale,opacity] duration-150 focus-visible:outline-none data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0 sm:top-[14vh]"
        >
          <CommandList
            key={openings}
            groups={[...commandsOfDesk(pathname), ...groups]}
            search={search}
            onChoose={choose}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** How often it was opened. If it is reopened while it fades out, it must not keep the earlier text. */
function useOpenings(open: boolean): number {
  const [state, setState] = useState({ open, openings: 0 });
  const next = open && !state.open ? state.openings + 1 : state.openings;
  if (open !== state.open) setState({ open, openings: next });
  return next;
}

type CommandListProps = Pick<CommandMenuProps, "groups" | "search"> & {
  onChoose: (action: CommandAction) => void;
};

function CommandList({ groups, search, onChoose }: CommandListProps) {
  const [query, setQuery] = useState("");
  const found = useCommandSearch(query, search);
  const shown = [...matching(groups, query), ...found.groups];
  return (
    <Command label="Search and commands" shouldFilter={false} loop>
      <div className="flex items-center gap-3 border-border border-b px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={search ? "Find events, groups and posts, or type what to do" : "Where to?"}
          className="h-12 w-full bg-transparent text-base outline-none placeholder:text-muted"
        />
        {found.state === "searching" && <Spinner className="text-muted" />}
      </div>
      <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
        {shown.length === 0 && (
          <p role="status" className="px-4 py-10 text-center text-muted text-sm">
            {sentences[found.state]}
          </p>
        )}
        {shown.map((group) => (
          <Command.Group
            key={group.heading}
            heading={group.heading}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
          >
            {group.actions.map((action) => (
              <CommandItem key={action.id} action={action} onChoose={onChoose} />
            ))}
          </Command.Group>
        ))}
        {shown.length > 0 && found.state === "failed" && (
          <p role="status" className="px-2.5 py-3 text-muted text-sm">
            {sentences.failed}
          </p>
        )}
      </Command.List>
    </Command>
  );
}

const sentences = {
  idle: "Nothing found.",
  searching: "Searching…",
  failed: "Search isn't working right now. Type again to retry.",
};

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** The actions with a label or keyword that has a word beginning with the typed text. */
function matching(groups: CommandGroup[], query: string): CommandGroup[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const fits = ({ label, keywords = "" }: CommandAction) => {
    const text = plain(` ${label} ${keywords}`);
    return words.every((word) => text.includes(` ${word}`));
  };
  return groups
    .map((group) => ({ ...group, actions: group.actions.filter(fits) }))
    .filter((group) => group.actions.length > 0);
}
