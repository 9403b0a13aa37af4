"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { WebhookOut } from "@/server/domains/webhooks/schema";

const tellFault = (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" });

/** What its owner can do with one webhook. */
export function useWebhookActions(webhookId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [secret, setSecret] = useState<string | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: trpc.webhooks.pathKey() });
  const keep = (webhook: WebhookOut) => {
    queries.setQueryData(trpc.webhooks.get.queryKey({ webhookId }), webhook);
    return reload();
  };
  const onError = tellFault;

  const edit = useMutation(trpc.webhooks.edit.mutationOptions({ onSuccess: keep, onError }));
  const ping = useMutation(trpc.webhooks.ping.mutationOptions({ onSuccess: reload, onError }));
  const resend = useMutation(trpc.webhooks.resend.mutationOptions({ onSuccess: reload, onError }));
  const rotate = useMutation(
    trpc.webhooks.rotateSecret.mutationOptions({ onSuccess: (made) => setSecret(made.secret), onError }),
  );
  const remove = useMutation(
    trpc.webhooks.remove.mutationOptions({
      onSuccess: () => {
        queries.removeQueries({ queryKey: trpc.webhooks.list.queryKey() });
        router.push("/settings/webhooks");
        router.refresh();
      },
      onError,
    }),
  );
  return { edit, ping, resend, rotate, remove, keep, secret, forgetSecret: () => setSecret(null) };
}

export type WebhookActions = ReturnType<typeof useWebhookActions>;
