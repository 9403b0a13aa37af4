"use client";

import { CommandTrigger } from "@/components/layout/command-trigger";
import type { CommandGroup } from "@/components/layout/commands";

/** The command menu that also finds events by the typed text: public ones, and all that the viewer runs. */
export function EventSearch({ groups, isSignedIn }: { groups: CommandGroup[]; isSignedIn: boolean }) {
  return <CommandTrigger groups={groups} search={isSignedIn ? searchAll : searchPublic} />;
}

// Fetched with the first search: this file is part of every page.
const load = () => import("./search-by-words");

async function searchPublic(query: string, signal: AbortSignal): Promise<CommandGroup[]> {
  return (await load()).searchPublic(query, signal);
}

async function searchAll(query: string, signal: AbortSignal): Promise<CommandGroup[]> {
  return (await load()).searchAll(query, signal);
}
