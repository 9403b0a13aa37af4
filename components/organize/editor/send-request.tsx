"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { formatInZone } from "@/lib/dates";
import { errorFacts, errorMessage, fieldFaults } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { RfpOut } from "@/server/domains/rfps/schema";
import { organizePages } from "../organize-paths";
import type { AsideProps } from "./editor-aside";

/** Sends the request after a confirmation that names the venues and the deadline. */
export function SendRequest({ draft, orgSlug, timeZone, isReady }: AsideProps & { isReady: boolean }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [asking, setAsking] = useState<RfpOut | null>(null);
  const [pending, setPending] = useState(false);
  const ask = async () => {
    setPending(true);
    const saved = await draft.save();
    setPending(false);
    if (saved) setAsking(saved);
  };
  const send = async () => {
    if (!asking) return;
    setPending(true);
    try {
      const { id, organizationId } = asking;
      await client.rfps.send.mutate({ orgId: organizationId, rfpId: id });
      toast({ title: `Sent to ${counted(asking.venues.length, "venue")}`, tone: "success" });
      router.push(organizePages(orgSlug).request(id));
    } catch (error) {
      const facts = errorFacts(error);
      draft.setRefused(fieldFaults(facts));
      toast({ title: errorMessage(facts), tone: "danger" });
      setPending(false);
      setAsking(null);
    }
  };
  const deadline = asking?.responseDeadline
    ? formatInZone({ at: new Date(asking.responseDeadline), timeZone, now: new Date() })
    : "";
  const names = asking?.venues.map(({ name }) => isolate(name)).join(", ") ?? "";
  return (
    <>
      <Button
        width="full"
        disabled={!isReady || draft.state.kind === "conflict"}
        pending={pending && !asking}
        onClick={() => void ask()}
      >
        <Send aria-hidden="true" />
        Send request
      </Button>
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        tone="primary"
        title={`Send to ${counted(asking?.venues.length ?? 0, "venue")}?`}
        description={`${names} can answer until ${deadline}. You can't change the request after that, but you can extend the deadline and add venues.`}
        confirmLabel="Send request"
        cancelLabel="Keep editing"
        pending={pending}
        onConfirm={() => void send()}
      />
    </>
  );
}
