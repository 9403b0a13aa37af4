"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { RfpOut } from "@/server/domains/rfps/schema";
import { organizePages } from "../organize-paths";
import { useStep } from "../use-step";
import type { AsideProps } from "./editor-aside";

/** Deletes the draft after a question. */
export function DeleteDraft({ saved, orgSlug }: AsideProps & { saved: RfpOut }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { pending, run } = useStep(() => setOpen(false));
  const remove = () =>
    void run("delete", async () => {
      await client.rfps.remove.mutate({ orgId: saved.organizationId, rfpId: saved.id });
      router.push(organizePages(orgSlug).requests("draft"));
    });
  return (
    <>
      <Button width="full" size="sm" variant="danger-ghost" onClick={() => setOpen(true)}>
        Delete draft
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={
          <>
            Delete <bdi>{saved.title}</bdi>?
          </>
        }
        description="No venue has seen it. This can't be undone."
        confirmLabel="Delete draft"
        pending={pending === "delete"}
        onConfirm={remove}
      />
    </>
  );
}
