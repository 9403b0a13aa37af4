"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { zoneLabel } from "@/lib/dates";
import { counted } from "@/lib/plural";
import { useManaged } from "../manage-context";
import { useClaimUrl } from "./use-claim-url";
import { type OpenClaim, useOpenClaim } from "./use-open-claim";

/** Asks how many seats to keep and until when, then hands out the link. */
export function OpenClaimDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const claim = useOpenClaim();
  const { opened } = claim;
  const words = opened
    ? {
        title: `${counted(opened.seats, "seat is", "seats are")} held`,
        description: "Send this link to the group. Anyone who opens it can claim a seat.",
        footer: <DialogClose render={<Button>Done</Button>} />,
      }
    : {
        title: "Reserve seats for a group",
        description: "No one else gets these seats until the deadline, so choose it with care.",
        footer: <FormFooter pending={claim.isPending} />,
      };
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      // Not before it is gone: a panel that changes while it fades out would leave its backdrop behind.
      onOpenChangeComplete={(isOpen) => !isOpen && claim.reset()}
    >
      <DialogContent {...words}>
        {opened?.token ? <OpenedLink token={opened.token} /> : <Fields claim={claim} />}
      </DialogContent>
    </Dialog>
  );
}

function FormFooter({ pending }: { pending: boolean }) {
  return (
    <>
      <DialogClose render={<Button variant="ghost">Cancel</Button>} />
      <Button type="submit" form="open-claim" pending={pending}>
        Reserve seats
      </Button>
    </>
  );
}

function Fields({ claim }: { claim: OpenClaim }) {
  const { event } = useManaged();
  const { form, set, faults, refusal } = claim;
  return (
    <form id="open-claim" onSubmit={claim.submit} noValidate className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
        <Field label="Seats" error={faults.seats}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={100}
              value={form.seats}
              onChange={(changed) => set({ seats: changed.target.value })}
            />
          )}
        </Field>
        <Field
          label="Until"
          error={faults.expiresAt}
          description={`At the latest the start. ${zoneLabel(new Date(event.startsAt), event.timeZone)}`}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={form.until}
              onChange={(changed) => set({ until: changed.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="Name of the group" optional error={faults.label}>
        {(control) => (
          <Input
            {...control}
            maxLength={80}
            placeholder="Choir, class 4b …"
            value={form.label}
            onChange={(changed) => set({ label: changed.target.value })}
          />
        )}
      </Field>
      <Field
        label="Who leads it"
        optional
        error={faults.leaderEmail}
        description="The email of a person with an account. They see who claimed a seat and can end the link."
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            placeholder="Yourself"
            value={form.leaderEmail}
            onChange={(changed) => set({ leaderEmail: changed.target.value })}
          />
        )}
      </Field>
      {refusal && (
        <Callout tone="danger" role="alert">
          {refusal}
        </Callout>
      )}
    </form>
  );
}

function OpenedLink({ token }: { token: string }) {
  const url = useClaimUrl(token);
  const field = useRef<HTMLInputElement>(null);
  // The button that was pressed is gone.
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="flex gap-2">
      <Input
        ref={field}
        readOnly
        aria-label="Claim link"
        value={url}
        onFocus={(focused) => focused.target.select()}
      />
      <CopyButton text={url} />
    </div>
  );
}
