"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { formatDate } from "@/lib/dates";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { TokenForm } from "./token-form";

type TokenLine = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
};

/** The viewer's access tokens: make, see, revoke. The secret is shown once, above the list. */
export function TokensPanel({
  initial,
  timeZone,
  renderedAt,
}: {
  initial: TokenLine[];
  timeZone: string;
  /** When the server rendered, so that both sides leave out the same year. */
  renderedAt: string;
}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  const list = trpc.accounts.tokens.list.queryOptions(undefined, {
    initialData: { items: initial, nextCursor: null },
  });
  const { data } = useQuery(list);
  const day = (instant: string) => formatDate({ at: new Date(instant), timeZone, now: new Date(renderedAt) });
  const reload = () => queries.invalidateQueries({ queryKey: list.queryKey });
  return (
    <div className="space-y-6">
      <TokenForm
        onMade={async (token) => {
          setMade(token);
          await reload();
        }}
      />
      {made && (
        <Callout
          tone="success"
          role="status"
          title={`Copy the token “${isolate(made.name)}” now: it is not shown again.`}
        >
          <div className="mt-2 flex flex-wrap items-center gap-2">
            <code className="min-w-0 break-all font-mono text-text text-xs">{made.token}</code>
            <CopyButton text={made.token} size="sm" />
          </div>
        </Callout>
      )}
      {data.items.length > 0 && (
        <ul className="divide-y divide-border border-border border-t">
          {data.items.map((token) => (
            <TokenRow key={token.id} token={token} day={day} onRevoked={reload} />
          ))}
        </ul>
      )}
    </div>
  );
}

function TokenRow({
  token,
  day,
  onRevoked,
}: {
  token: TokenLine;
  /** An instant as a date. */
  day: (instant: string) => string;
  onRevoked: () => Promise<void>;
}) {
  const trpc = useTRPC();
  const revoke = useMutation(
    trpc.accounts.tokens.revoke.mutationOptions({
      onSuccess: onRevoked,
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
    }),
  );
  const facts = [
    token.lastUsedAt ? `last used ${day(token.lastUsedAt)}` : "never used",
    token.expiresAt ? `ends ${day(token.expiresAt)}` : "works until revoked",
  ];
  return (
    <li className="flex items-center justify-between gap-4 py-3 last:pb-0">
      <div className="min-w-0">
        <p className="truncate font-medium text-sm">
          <bdi>{token.name}</bdi>
        </p>
        <p className="text-muted text-sm">{facts.join(" · ")}</p>
      </div>
      <ConfirmDialog
        trigger={
          <Button
            variant="danger-ghost"
            size="sm"
            pending={revoke.isPending}
            aria-label={`Revoke ${token.name}`}
          >
            Revoke
          </Button>
        }
        title={`Revoke “${isolate(token.name)}”?`}
        description="Programs that use it stop working right away. This can't be undone."
        confirmLabel="Revoke token"
        onConfirm={() => revoke.mutate({ tokenId: token.id })}
      />
    </li>
  );
}
