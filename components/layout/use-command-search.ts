import { useEffect, useState } from "react";
import type { CommandGroup } from "./commands";

/** Finds things by the typed text. Rejecting shows that the search failed. */
export type CommandSearch = (query: string, signal: AbortSignal) => Promise<CommandGroup[]>;

type Found = { state: "idle" | "searching" | "failed"; groups: CommandGroup[] };

const nothing: Found = { state: "idle", groups: [] };
const pauseMs = 140;

/** Searches once typing pauses; an answer to an older query never replaces a newer one. */
export function useCommandSearch(query: string, search: CommandSearch | undefined): Found {
  const [found, setFound] = useState<Found>(nothing);
  const text = query.trim();
  useEffect(() => {
    if (!search || text === "") {
      setFound(nothing);
      return;
    }
    const controller = new AbortController();
    const settle = (next: Found) => {
      if (!controller.signal.aborted) setFound(next);
    };
    setFound((before) => ({ ...before, state: "searching" }));
    const timer = setTimeout(() => {
      search(text, controller.signal).then(
        (groups) => settle({ state: "idle", groups }),
        () => settle({ state: "failed", groups: [] }),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, search]);
  return found;
}
