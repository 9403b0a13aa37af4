"use client";

import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isolate } from "@/lib/clean-text";
import { dayInZone } from "@/lib/dates";
import { dayWords } from "@/lib/day-words";
import { shownEmail } from "@/lib/shown-email";
import type { GroupInvitationOut } from "@/server/domains/groups/links/schema";
import { useAct } from "../use-act";

type InviteByEmailProps = { groupId: string; items: readonly GroupInvitationOut[] };

/** Only the moderator who entered an address sees it. */
function invitedWords({ email, invitedBy }: GroupInvitationOut): string {
  return email === null ? `someone invited by ${isolate(invitedBy ?? "a moderator")}` : shownEmail(email);
}

/** Invites people by their address, and lists those who have not answered. */
export function InviteByEmail({ groupId, items }: InviteByEmailProps) {
  const { invitations } = useTRPCClient().groups;
  const [email, setEmail] = useState("");
  const invite = useAct(() => invitations.invite.mutate({ groupId, email: email.trim() }), {
    said: (invited) => `Invitation sent to ${invitedWords(invited)}`,
    onDone: () => setEmail(""),
  });
  const withdraw = useAct((invitationId: string) => invitations.withdraw.mutate({ groupId, invitationId }), {
    said: () => "Invitation withdrawn.",
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() !== "" && !invite.isPending) invite.mutate(undefined);
  };
  return (
    <div className="space-y-3">
      <form onSubmit={submit} noValidate aria-label="Invite by email" className="flex items-end gap-2">
        <Field label="Invite by email" className="min-w-0 flex-1">
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              placeholder="ana@example.org"
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="secondary" pending={invite.isPending}>
          Invite
        </Button>
      </form>
      {items.length > 0 && (
        <ul aria-label="Open invitations" className="divide-y divide-border text-sm">
          {items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-center gap-2 py-2">
              <span className="min-w-0 flex-1 basis-40">
                <span className="wrap-anywhere block font-medium">{invitedWords(item)}</span>
                <span className="block text-muted">
                  Expires {dayWords(dayInZone(new Date(item.expiresAt), "UTC"))}
                </span>
              </span>
              <Button
                size="sm"
                variant="danger-ghost"
                aria-label={`Withdraw the invitation to ${invitedWords(item)}`}
                pending={withdraw.isPending && withdraw.variables === item.id}
                onClick={() => withdraw.mutate(item.id)}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
