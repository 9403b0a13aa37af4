"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";

/** Shows a secret this once; open while there is one. */
export function SecretDialog({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  return (
    <Dialog open={secret !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Copy the secret now"
        description="It proves that a message comes from here. It is not shown again."
        size="sm"
        footer={<DialogClose render={<Button>I have copied it</Button>} />}
      >
        <div className="space-y-4">
          <div className="flex flex-wrap items-center gap-2 rounded-control border border-border bg-sunken p-3">
            <code className="min-w-0 flex-1 basis-48 break-all font-mono text-xs">{secret}</code>
            <CopyButton text={secret ?? ""} size="sm" />
          </div>
          <Callout>
            <Link href="/docs/api/webhooks" className="underline">
              How to verify a message
            </Link>{" "}
            takes ten lines.
          </Callout>
        </div>
      </DialogContent>
    </Dialog>
  );
}
