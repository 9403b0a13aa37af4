"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { WebhookOut } from "@/server/domains/webhooks/schema";
import { useWebhookSource } from "./use-webhook-source";

const tellFault = (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" });

/** What its owner can do with one webhook. */
export function useWebhookActions(webhookId: string) {
  const source = useWebhookSource();
  const queries = useQueryClient();
  const router = useRouter();
  const [secret, setSecret] = useState<string | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: source.key });
  const keep = (webhook: WebhookOut) => {
    queries.setQueryData([...source.key, webhookId], webhook);
    return reload();
  };
  const onError = tellFault;

  const edit = useMutation({ mutationFn: source.edit, onSuccess: keep, onError });
  const ping = useMutation({ mutationFn: source.ping, onSuccess: reload, onError });
  const resend = useMutation({ mutationFn: source.resend, onSuccess: reload, onError });
  const rotate = useMutation({
    mutationFn: source.rotateSecret,
    onSuccess: (made) => setSecret(made.secret),
    onError,
  });
  const remove = useMutation({
    mutationFn: source.remove,
    onSuccess: () => {
      queries.removeQueries({ queryKey: [...source.key, "list"] });
      router.push(source.path);
      router.refresh();
    },
    onError,
  });
  return { edit, ping, resend, rotate, remove, keep, secret, forgetSecret: () => setSecret(null) };
}

export type WebhookActions = ReturnType<typeof useWebhookActions>;
