import {
  CircleCheck,
  CircleX,
  Clock,
  History,
  type LucideIcon,
  Minus,
  Plus,
  ScanLine,
  Undo2,
} from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/class-names";
import type { RecentScan } from "../door-state";
import type { Verdict } from "./verdict";

type Tone = Verdict["tone"] | "none";

const FACES: Record<Tone, { box: string; Icon: LucideIcon; title: string }> = {
  none: { box: "border border-border bg-surface text-muted", Icon: ScanLine, title: "Ready to scan" },
  in: { box: "bg-success text-background", Icon: CircleCheck, title: "Checked in" },
  already: { box: "bg-warning text-background", Icon: History, title: "Already in" },
  waiting: { box: "bg-warning text-background", Icon: Clock, title: "On the waitlist" },
  undone: { box: "border border-border bg-surface text-text", Icon: Undo2, title: "Check-in undone" },
  refused: { box: "bg-danger text-background", Icon: CircleX, title: "Not checked in" },
};

type ResultCardProps = {
  shown: RecentScan | null;
  /** Lets the next member of the group in. */
  onNext: (rsvpId: string) => void;
  /** Takes these members back. */
  onUndo: (scan: RecentScan, members: number[]) => void;
  /** Adds a guest of the event to this session. */
  onAdd: (rsvpId: string) => void;
};

/** What came of the last scan, big: by words, icon and colour. */
export function ResultCard({ shown, onNext, onUndo, onAdd }: ResultCardProps) {
  const verdict = shown?.verdict;
  const { box, Icon, title } = FACES[verdict?.tone ?? "none"];
  return (
    <section
      aria-label="Result"
      className={cn("flex min-h-36 flex-col sm:min-h-44 justify-center rounded-card p-5 sm:p-6", box)}
    >
      <div
        role="status"
        aria-live="assertive"
        key={shown?.nonce}
        className="flex animate-rise items-start gap-4"
      >
        <Icon aria-hidden="true" strokeWidth={2.25} className="size-12 shrink-0" />
        <div className="min-w-0">
          <p className="font-semibold text-3xl">{title}</p>
          {verdict && (
            <>
              {verdict.name && (
                <p className="break-words text-xl">
                  <bdi>{verdict.name}</bdi>
                </p>
              )}
              <p className="text-base">
                {wordsOf(verdict)}
                {"arrived" in verdict && verdict.seats > 1 && (
                  <span className="sr-only">{` ${hereWords(verdict)}`}</span>
                )}
              </p>
            </>
          )}
          {!verdict && <p className="text-sm">The result of each scan is shown here.</p>}
        </div>
      </div>
      {shown && verdict && <Actions {...{ shown, verdict, onNext, onUndo, onAdd }} />}
    </section>
  );
}

function wordsOf(verdict: Verdict): string | null {
  switch (verdict.tone) {
    case "in":
    case "already":
      return verdict.note;
    case "undone":
      return "They can be scanned again.";
    case "waiting":
      return "Noted as waiting at the door. They get a seat when one is given away, in the order in which they were scanned.";
    case "refused":
      return verdict.why;
  }
}

const hereWords = ({ seats, arrived }: { seats: number; arrived: number[] }) =>
  `${arrived.length} of ${seats} here.`;

/** On every colour of the card: its own text colour as outline. */
const plain = "border-current bg-transparent text-inherit! shadow-none hover:bg-black/10";

function Actions({
  shown,
  verdict,
  onNext,
  onUndo,
  onAdd,
}: ResultCardProps & { shown: RecentScan; verdict: Verdict }) {
  if (verdict.tone === "refused") {
    const { canWalkIn, rsvpId } = verdict;
    if (!canWalkIn || rsvpId === null) return null;
    return (
      <div className="mt-4">
        <Button variant="secondary" className={plain} onClick={() => onAdd(rsvpId)}>
          <Plus aria-hidden="true" />
          Add to this session
        </Button>
      </div>
    );
  }
  if (verdict.tone === "waiting") return null;
  const { seats, arrived, rsvpId } = verdict;
  const last = arrived.at(-1);
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {seats > 1 && (
        <fieldset className="flex items-center gap-1" aria-label="Who of the group is here">
          <Button
            variant="secondary"
            size="icon-md"
            aria-label="One fewer here"
            className={cn(plain, "disabled:opacity-60")}
            disabled={last === undefined}
            onClick={() => last !== undefined && onUndo(shown, [last])}
          >
            <Minus aria-hidden="true" />
          </Button>
          <span className="min-w-20 text-center font-medium tabular-nums">
            {arrived.length} of {seats} here
          </span>
          <Button
            variant="secondary"
            size="icon-md"
            aria-label="One more here"
            className={cn(plain, "disabled:opacity-60")}
            disabled={arrived.length >= seats}
            onClick={() => onNext(rsvpId)}
          >
            <Plus aria-hidden="true" />
          </Button>
        </fieldset>
      )}
      {verdict.tone === "in" && (
        <Button variant="secondary" className={plain} onClick={() => onUndo(shown, verdict.fresh)}>
          <Undo2 aria-hidden="true" />
          Undo
        </Button>
      )}
    </div>
  );
}
