"use client";

import { Flag } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";

const LateReport = lazyPart(async () => (await import("@/components/posts/report-dialog")).ReportDialog);

/** Reports a group to those who run the site. */
export function ReportGroup({ groupId }: { groupId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="ghost" className="-ml-3 text-muted" onClick={() => setOpen(true)}>
        <Flag aria-hidden="true" />
        Report this group
      </Button>
      {isOpen && (
        <Lazily>
          <LateReport target={{ type: "group", id: groupId }} onClose={() => setOpen(false)} />
        </Lazily>
      )}
    </>
  );
}
