"use client";

import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";

/** Runs one step at a time. A refusal is said in a toast, after which `onRefused` shows what is true now. */
export function useStep(onRefused: () => void) {
  const [pending, setPending] = useState<string | null>(null);
  const run = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
    if (pending !== null) return false;
    setPending(name);
    try {
      await work();
      return true;
    } catch (error) {
      toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
      onRefused();
      return false;
    } finally {
      setPending(null);
    }
  };
  return { pending, run };
}
