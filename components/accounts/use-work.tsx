"use client";

import { useState } from "react";
import { withWork } from "@/lib/with-work";

/** Sends what the server may ask work for, and says meanwhile why it takes a moment. */
export function useWork() {
  const [isWorking, setWorking] = useState(false);
  async function send<Answer>(request: (work?: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await withWork(request, () => setWorking(true));
    } finally {
      setWorking(false);
    }
  }
  return { send, isWorking };
}

/** Always on the page, so that its words are announced when they appear. */
export function WorkNotice({ isWorking }: { isWorking: boolean }) {
  return (
    <p role="status" className={isWorking ? "text-center text-muted text-sm" : "sr-only"}>
      {isWorking &&
        "Just a moment… Many people are joining from this network, so we’re running a short check."}
    </p>
  );
}
