"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronRight, Plus, Webhook } from "lucide-react";
import { useContext, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { WEBHOOKS_MAX } from "@/server/domains/webhooks/policy";
import type { WebhookOut } from "@/server/domains/webhooks/schema";
import { SecretDialog } from "./secret-dialog";
import { useWebhookSource, WebhooksOfContext } from "./use-webhook-source";
import { WebhookDialog } from "./webhook-dialog";
import { WebhookHeading } from "./webhook-heading";
import type { SavedWebhook, WebhooksOf } from "./webhook-source";
import { typesText, webhookState, webhookTrouble } from "./webhook-words";

type WebhooksViewProps = { initial: WebhookOut[]; of?: WebhooksOf };

/** All webhooks of a person or an organization, and the way to a new one. */
export function WebhooksView({ of = "person", initial }: WebhooksViewProps) {
  return (
    <WebhooksOfContext value={of}>
      <ShownWebhooks initial={initial} />
    </WebhooksOfContext>
  );
}

function ShownWebhooks({ initial }: { initial: WebhookOut[] }) {
  const of = useContext(WebhooksOfContext);
  const { key, list, words, path } = useWebhookSource();
  const queries = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const queryKey = [...key, "list"];
  const { items } = useQuery({ queryKey, queryFn: list, initialData: { items: initial } }).data;
  const onSaved = async (saved: SavedWebhook) => {
    setAdding(false);
    setSecret(saved.secret ?? null);
    await queries.invalidateQueries({ queryKey });
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
      <WebhookHeading
        title="Webhooks"
        description={words.lead}
        back={of === "person" ? { href: "/settings", label: "Settings" } : null}
        actions={items.length > 0 && !isFull && add}
      />
      {isFull && <p className="text-muted text-sm">{words.full}</p>}
      {items.length === 0 ? (
        <EmptyState icon={<Webhook />} title="No webhooks yet" description={words.empty} action={add} />
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
          {items.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} path={path} />
          ))}
        </ul>
      )}
      <WebhookDialog open={isAdding} onOpenChange={setAdding} onSaved={onSaved} />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </div>
  );
}

function WebhookRow({ webhook, path }: { webhook: WebhookOut; path: string }) {
  const { label, tone } = webhookState(webhook);
  const trouble = webhookTrouble(webhook);
  return (
    <li>
      <Link
        href={`${path}/${webhook.id}`}
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
