"use client";

import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { Seats } from "@/server/seats/facts";
import { useManaged } from "./manage-context";

/** Runs work on people: marks them while it is under way, shows what refuses it, and brings everything up to date. */
export function useTracked() {
  const { adoptSeats, refresh } = useManaged();
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());

  /** @returns what the work answered, or null where it failed and that has been said */
  async function during<T extends { seats: Seats }>(
    ids: string[],
    work: () => Promise<T>,
  ): Promise<T | null> {
    setPending((known) => new Set([...known, ...ids]));
    try {
      const answer = await work();
      adoptSeats(answer.seats);
      return answer;
    } catch (error) {
      toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
      return null;
    } finally {
      setPending((known) => new Set([...known].filter((id) => !ids.includes(id))));
      refresh();
    }
  }
  return { pending, during };
}

export type Tracked = ReturnType<typeof useTracked>;
