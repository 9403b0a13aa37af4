"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronRight, Plus, Webhook } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { WEBHOOKS_MAX } from "@/server/domains/webhooks/policy";
import type { WebhookOut } from "@/server/domains/webhooks/schema";
import { SecretDialog } from "./secret-dialog";
import { WebhookDialog } from "./webhook-dialog";
import type { SavedWebhook } from "./webhook-form";
import { typesText, webhookState, webhookTrouble } from "./webhook-words";

/** All webhooks of a person, and the way to a new one. */
export function WebhooksView({ initial }: { initial: WebhookOut[] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const list = trpc.webhooks.list.queryOptions(undefined, {
    initialData: { items: initial, nextCursor: null },
  });
  const { items } = useQuery(list).data;
  const onSaved = async (saved: SavedWebhook) => {
    setAdding(false);
    setSecret(saved.secret ?? null);
    await queries.invalidateQueries({ queryKey: list.queryKey });
  };
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden="true" />
      Add a webhook
    </Button>
  );
  const isFull = items.length >= WEBHOOKS_MAX;
  return (
    <div className="space-y-6">
      <PageHeader
        title="Webhooks"
        description="Tell other programs what happens at your events."
        back={{ href: "/settings", label: "Settings" }}
        actions={items.length > 0 && !isFull && add}
      />
      {isFull && <p className="text-muted text-sm">You have {WEBHOOKS_MAX} webhooks, which is the most.</p>}
      {items.length === 0 ? (
        <EmptyState
          icon={<Webhook />}
          title="No webhooks yet"
          description="Add a URL, and each RSVP, cancellation and change is posted there as it happens."
          action={add}
        />
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
          {items.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
      <WebhookDialog open={isAdding} onOpenChange={setAdding} onSaved={onSaved} />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </div>
  );
}

function WebhookRow({ webhook }: { webhook: WebhookOut }) {
  const { label, tone } = webhookState(webhook);
  const trouble = webhookTrouble(webhook);
  return (
    <li>
      <Link
        href={`/settings/webhooks/${webhook.id}`}
        className="flex items-center gap-4 px-5 py-4 transition-colors hover:bg-fill focus-visible:-outline-offset-2"
      >
        <span className="min-w-0 flex-1 space-y-0.5">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 truncate font-medium text-sm">{withoutScheme(webhook.url)}</span>
            <Badge tone={tone} size="sm" dot>
              {label}
            </Badge>
          </span>
          <span className="block text-muted text-sm">{trouble ?? typesText(webhook.types)}</span>
        </span>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </Link>
    </li>
  );
}

/** All of them begin with https. */
function withoutScheme(url: string): string {
  return url.replace(/^https:\/\//, "").replace(/\/$/, "");
}
