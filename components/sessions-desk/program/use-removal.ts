"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import type { Program } from "../use-program";

/** Cancelling or deleting a session, which is asked first, and taking it back. */
export function useRemoval({ adopt, refresh }: Pick<Program, "adopt" | "refresh">) {
  const trpc = useTRPC();
  const [asked, setAsked] = useState<SessionDetails | null>(null);
  const explain = (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
  const restoring = useMutation(
    trpc.sessions.restore.mutationOptions({
      onSuccess: (session) => {
        adopt(session);
        refresh();
        toast({ title: `“${session.title}” is back`, tone: "success" });
      },
      onError: explain,
    }),
  );
  const restore = (session: SessionDetails) => restoring.mutate({ sessionId: session.id });
  const removing = useMutation(
    trpc.sessions.remove.mutationOptions({
      onSuccess: ({ session }) => {
        const title = asked?.title ?? "Session";
        setAsked(null);
        refresh();
        if (!session) return toast({ title: `“${title}” was deleted`, tone: "success" });
        adopt(session);
        const action = { label: "Undo", onClick: () => restore(session) };
        toast({ title: `“${title}” was cancelled`, tone: "success", action });
      },
      onError: (error) => {
        setAsked(null);
        explain(error);
      },
    }),
  );
  return {
    asked,
    ask: setAsked,
    close: () => setAsked(null),
    confirm: () => asked && removing.mutate({ sessionId: asked.id }),
    restore,
    isPending: removing.isPending,
  };
}

export type Removal = ReturnType<typeof useRemoval>;
