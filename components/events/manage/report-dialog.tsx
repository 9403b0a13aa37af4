"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import type { Report } from "./use-moderation";

/** After an action on many: who was refused, one by one, and why. */
export function ReportDialog({ report, onClose }: { report: Report | null; onClose: () => void }) {
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState<Report | null>(report);
  if (report && report !== shown) setShown(report);
  const refusals = shown?.refusals ?? [];
  return (
    <Dialog open={report !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={shown?.title ?? ""}
        description={`${refusals.length} could not be done. They stay as they were.`}
        footer={<DialogClose render={<Button>Understood</Button>} />}
      >
        <ul className="-my-2 divide-y divide-border text-sm">
          {refusals.map((refusal) => (
            <li key={refusal.id} className="py-2">
              <span className="font-medium">
                <bdi>{refusal.name}</bdi>
              </span>
              <span className="block text-muted">{refusal.sentence}</span>
            </li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}
