"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { cn } from "@/lib/class-names";
import { isolate } from "@/lib/clean-text";
import { canAskAgain } from "@/server/domains/rfps/policy";
import { FormDialog } from "../form-dialog";
import { useStep } from "../use-step";
import { AwardDialog } from "./award-dialog";
import { DeadlineField, deadlineIn } from "./request-actions";
import { isInTime, type VenueProps } from "./request-shared";
import { WaitlistStep } from "./waitlist-step";

/** What the organizer can do about one venue now. */
export function VenueSteps({ className, ...props }: VenueProps & { className?: string }) {
  const { venue, request, timeZone, now, onChanged } = props;
  const client = useTRPCClient();
  const own = { orgId: request.organizationId, rfpId: request.id, rfpVenueId: venue.id };
  const isSent = request.status === "sent";
  const name = <bdi>{venue.name}</bdi>;
  return (
    <div className={cn("flex flex-wrap items-center gap-2 empty:hidden", className)}>
      {isSent && venue.awardable && <AwardDialog {...props} />}
      {venue.response?.availability === "unavailable" && <WaitlistStep {...props} />}
      {isSent && canAskAgain(venue.status) && venue.isOpen && (
        <FormDialog
          trigger="Ask again"
          triggerProps={{ "aria-label": `Ask again: ${venue.name}` }}
          title={<>Ask {name} again?</>}
          description="The venue gets your request once more and can answer until the deadline."
          submitLabel="Ask again"
          submit={async (value) => {
            const responseDeadline = isInTime(request, now)
              ? undefined
              : deadlineIn(value("responseDeadline"), timeZone);
            await client.rfps.askAgain.mutate({ ...own, ...(responseDeadline && { responseDeadline }) });
            onChanged();
          }}
        >
          {(faults) =>
            !isInTime(request, now) && (
              <DeadlineField at={null} timeZone={timeZone} fault={faults.responseDeadline} />
            )
          }
        </FormDialog>
      )}
      {isSent && (venue.status === "asked" || venue.status === "responded") && <Withdraw {...props} />}
    </div>
  );
}

function Withdraw({ venue, request, onChanged }: VenueProps) {
  const client = useTRPCClient();
  const [isOpen, setOpen] = useState(false);
  const { pending, run } = useStep(onChanged);
  const withdraw = async () => {
    const isDone = await run("withdraw", () =>
      client.rfps.removeVenue.mutate({
        orgId: request.organizationId,
        rfpId: request.id,
        rfpVenueId: venue.id,
      }),
    );
    setOpen(false);
    if (isDone) {
      toast({ title: `Withdrawn from ${isolate(venue.name)}` });
      onChanged();
    }
  };
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Withdraw the request from ${venue.name}`}
        onClick={() => setOpen(true)}
      >
        Withdraw
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={
          <>
            Withdraw the request from <bdi>{venue.name}</bdi>?
          </>
        }
        description="We'll let the venue know that you no longer need its answer. Other venues aren't affected."
        confirmLabel="Withdraw request"
        pending={pending === "withdraw"}
        onConfirm={() => void withdraw()}
      />
    </>
  );
}
