"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { SettingsSection } from "@/components/accounts/settings/section";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { OwnRefusals } from "@/server/domains/refusals/schema";

/** The settings that say which hosts may invite the person: all but those they ended invitations from, or none. */
export function RefusalsSection({ initial, confirmed }: { initial: OwnRefusals; confirmed: boolean }) {
  const router = useTRPC().invitationRefusals;
  const [{ all, hosts }, setRefusals] = useState(initial);
  const options = {
    onSuccess: setRefusals,
    onError: (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" as const }),
  };
  const refuseAll = useMutation(router.refuseAll.mutationOptions(options));
  const allow = useMutation(router.allowHost.mutationOptions(options));
  return (
    <SettingsSection
      id="invitations"
      title="Invitations"
      description="Who may invite you. A host's invitations end by the link in their email."
    >
      <div className="space-y-5">
        <div className="flex items-center justify-between gap-4">
          <div className="space-y-0.5">
            <p className="font-medium text-sm">Hosts may invite me</p>
            <p className="text-muted text-sm">
              When this is off, no host can invite you or add you to an event.
            </p>
          </div>
          <Switch
            aria-label="Hosts may invite me"
            checked={!(refuseAll.isPending ? refuseAll.variables.refused : all)}
            disabled={!confirmed}
            onChange={(event) => refuseAll.mutate({ refused: !event.currentTarget.checked })}
          />
        </div>
        {hosts.length > 0 && (
          <ul
            aria-label="Hosts who can't invite you"
            className="divide-y divide-border border-border border-t"
          >
            {hosts.map(({ id, name }) => (
              <li key={id} className="flex items-center justify-between gap-4 py-3">
                <span className="min-w-0 break-words text-sm">
                  <bdi>{name}</bdi> <span className="text-muted">can't invite you</span>
                </span>
                <Button
                  variant="secondary"
                  size="sm"
                  aria-label={`Let ${name} invite you again`}
                  pending={allow.isPending && allow.variables.hostId === id}
                  onClick={() => allow.mutate({ hostId: id })}
                >
                  Undo
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </SettingsSection>
  );
}
