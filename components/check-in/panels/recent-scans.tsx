import { CloudUpload, Undo2 } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { formatTime } from "@/lib/dates";
import type { RecentScan } from "../door-state";
import type { Verdict } from "../result/verdict";

const BADGES: Record<Verdict["tone"], { tone: BadgeTone; words: string }> = {
  in: { tone: "success", words: "Checked in" },
  already: { tone: "warning", words: "Already in" },
  waiting: { tone: "warning", words: "Waiting" },
  undone: { tone: "neutral", words: "Undone" },
  refused: { tone: "danger", words: "Not checked in" },
};

type RecentScansProps = {
  recent: RecentScan[];
  timeZone: string;
  onUndo: (scan: RecentScan, members: number[]) => void;
};

/** What was scanned here since the page was opened. */
export function RecentScans({ recent, timeZone, onUndo }: RecentScansProps) {
  if (recent.length === 0) return <p className="text-muted text-sm">Scans of this phone appear here.</p>;
  return (
    <ul aria-label="Recent scans" className="divide-y divide-border">
      {recent.map((scan) => {
        const { nonce, verdict, at, isQueued } = scan;
        const { tone, words } = BADGES[verdict.tone];
        return (
          <li key={nonce} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 text-sm">
            <div className="min-w-0 flex-1 basis-40">
              <p className="truncate font-medium">
                <bdi>{verdict.name ?? "Unknown code"}</bdi>
              </p>
              <p className="text-muted text-xs">
                <Time at={at}>{formatTime(at, timeZone)}</Time>
                {verdict.tone === "refused" && ` · ${verdict.why}`}
              </p>
            </div>
            {isQueued && (
              <Badge tone="outline" size="sm">
                <CloudUpload aria-hidden="true" />
                To send
              </Badge>
            )}
            <Badge tone={tone} size="sm">
              {words}
            </Badge>
            {verdict.tone === "in" && (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Undo: ${verdict.name}`}
                onClick={() => onUndo(scan, verdict.fresh)}
              >
                <Undo2 aria-hidden="true" />
                Undo
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
