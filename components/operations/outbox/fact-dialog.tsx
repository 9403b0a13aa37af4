"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { FactOut } from "@/server/domains/operations/outbox/schema";
import { Ago } from "../ago";
import { ErrorLine } from "../error-line";
import type { OutboxActions } from "./use-outbox-actions";

const states: Record<FactOut["state"], { label: string; tone: BadgeTone }> = {
  done: { label: "Dispatched to the sinks", tone: "success" },
  pending: { label: "Not dispatched yet", tone: "accent" },
  parked: { label: "Set aside", tone: "danger" },
  discarded: { label: "Discarded", tone: "neutral" },
};

/** Everything that is known of one fact, and the way to have it told once more. */
export function FactDialog({ actions: { shown, replayDone } }: { actions: OutboxActions }) {
  const trpc = useTRPC();
  const factId = shown.thing ?? "";
  const fact = useQuery({
    ...trpc.admin.outbox.fact.queryOptions({ factId }),
    enabled: shown.open && factId !== "",
    retry: false,
  });
  const isOver = fact.data?.state === "done" || fact.data?.state === "discarded";
  return (
    <Dialog open={shown.open} onOpenChange={(open) => !open && shown.close()}>
      <DialogContent
        title={fact.data?.type ?? "Event"}
        description={<span className="break-all font-mono text-xs">{factId}</span>}
        footer={
          <>
            <DialogClose render={<Button variant="secondary">Close</Button>} />
            {isOver && (
              <Button pending={replayDone.isPending} onClick={() => replayDone.mutate(factId)}>
                Replay to every sink
              </Button>
            )}
          </>
        }
      >
        {fact.data ? (
          <FactFacts fact={fact.data} />
        ) : fact.isError ? (
          <p role="alert" className="text-danger text-sm">
            {errorMessage(errorFacts(fact.error))}
          </p>
        ) : (
          <SkeletonGroup label="Loading the event" className="space-y-3">
            <Skeleton className="h-5 w-40" />
            <Skeleton className="h-24 w-full" />
          </SkeletonGroup>
        )}
      </DialogContent>
    </Dialog>
  );
}

function FactFacts({ fact }: { fact: FactOut }) {
  const { label, tone } = states[fact.state];
  return (
    <div className="space-y-4 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tone} size="sm" dot>
          {label}
        </Badge>
        <span className="text-muted">
          Number {fact.seq}, committed <Ago at={fact.createdAt} isInside />
        </span>
      </p>
      <ErrorLine error={fact.error} />
      <pre className="overflow-x-auto rounded-control border border-border bg-sunken p-3 font-mono text-xs">
        {JSON.stringify(fact.payload, null, 2)}
      </pre>
      {fact.state === "done" && fact.owedTo.length === 0 && <p>Every sink has handled it.</p>}
      {fact.owedTo.length > 0 && (
        <ul className="space-y-2">
          {fact.owedTo.map(({ sink, attempts, parked, error }) => (
            <li key={sink}>
              <span className="font-medium">{sink}</span>{" "}
              {parked ? "gave up on it" : "still has to handle it"},{" "}
              {counted(attempts, "attempt", "attempts")}
              <ErrorLine error={error} />
            </li>
          ))}
        </ul>
      )}
      {fact.state === "done" && (
        <p className="text-muted">
          Replayed, it goes to every sink that wants it. People who were notified of it are not notified
          twice; webhooks, streams and topics get it again under the same id.
        </p>
      )}
    </div>
  );
}
