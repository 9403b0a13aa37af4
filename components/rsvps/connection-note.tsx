"use client";

import { useState } from "react";
import { cn } from "@/lib/class-names";
import type { ConnectionState } from "@/lib/live-connection";

/** Whether the numbers beside it are live. Its space is reserved, so nothing moves when the connection is lost. */
export function ConnectionNote({ state }: { state: ConnectionState }) {
  const [wasOnline, setWasOnline] = useState(false);
  if (state === "online" && !wasOnline) setWasOnline(true);
  const note = noteFor(state, wasOnline);
  return (
    <p role="status" className={cn("flex items-center gap-1.5", note?.lost && "font-medium text-warning")}>
      {note && (
        <>
          <span
            aria-hidden="true"
            className={cn("size-1.5 rounded-full", note.lost ? "bg-warning" : "bg-success")}
          />
          {note.words}
        </>
      )}
    </p>
  );
}

/** Connecting for the first time is nothing that a reader has to know of. */
function noteFor(state: ConnectionState, wasOnline: boolean): { words: string; lost: boolean } | null {
  if (state === "online") return { words: "Live", lost: false };
  if (state === "offline") return { words: "Offline", lost: true };
  if (state === "connecting" && wasOnline) return { words: "Reconnecting…", lost: true };
  return null;
}
