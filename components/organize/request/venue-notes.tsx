"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { FormDialog } from "../form-dialog";
import type { VenueProps } from "./request-shared";

/** What the organization noted about a venue for itself; nothing without notes. */
export function VenueNotes({ venue }: Pick<VenueProps, "venue">) {
  if (!venue.notes) return null;
  return (
    <p className="wrap-anywhere whitespace-pre-wrap rounded-control bg-fill px-3 py-2 text-sm">
      <span className="text-muted">Private notes: </span>
      <bdi>{venue.notes}</bdi>
    </p>
  );
}

/** Writes the organization's notes about a venue. */
export function NotesButton({ venue, request, onChanged }: VenueProps) {
  const client = useTRPCClient();
  const verb = venue.notes ? "Edit notes" : "Add notes";
  return (
    <FormDialog
      trigger={verb}
      triggerProps={{ variant: "soft", "aria-label": `${verb} on ${venue.name}` }}
      title={
        <>
          Notes on <bdi>{venue.name}</bdi>
        </>
      }
      description="Only your organization sees them, never the venue."
      submitLabel="Save notes"
      submit={async (value) => {
        await client.rfps.note.mutate({
          orgId: request.organizationId,
          rfpId: request.id,
          rfpVenueId: venue.id,
          notes: value("notes"),
        });
        onChanged();
      }}
    >
      {(faults) => (
        <Field label="Private notes" error={faults.notes}>
          {(control) => (
            <Textarea {...control} name="notes" rows={5} maxLength={5000} defaultValue={venue.notes} />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
