"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { Channel, KindName } from "@/server/domains/notifications/kinds/schema";

type PreferenceSwitchProps = {
  kind: KindName;
  channel: Channel;
  initial: boolean;
  label: string;
  disabled: boolean;
};

/** One choice, saved right away. Quick changes are sent in order. */
export function PreferenceSwitch({ kind, channel, initial, label, disabled }: PreferenceSwitchProps) {
  const trpc = useTRPC();
  const [saved, setSaved] = useState(initial);
  const set = useMutation(
    trpc.notifications.preferences.set.mutationOptions({
      scope: { id: `preference ${kind} ${channel}` },
      onSuccess: ({ enabled }) => setSaved(enabled),
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger", id: "preference" }),
    }),
  );
  return (
    <Switch
      aria-label={label}
      checked={set.isPending ? set.variables.enabled : saved}
      disabled={disabled}
      onChange={(event) => set.mutate({ kind, channel, enabled: event.currentTarget.checked })}
    />
  );
}
