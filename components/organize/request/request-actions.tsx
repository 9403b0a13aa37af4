"use client";

import { Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import { fieldRefusal } from "@/components/accounts/use-account-form";
import { useTRPCClient } from "@/components/providers/trpc";
import { instantText, localText } from "@/components/sourcing/when-local";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { FormDialog } from "../form-dialog";
import { organizePages } from "../organize-paths";
import { useStep } from "../use-step";
import { VenuePicker } from "../venue-picker/venue-picker";
import { isInTime, type RequestProps } from "./request-shared";

/** What can be done about a request as a whole. */
export function RequestActions({ orgSlug, request, timeZone, now, onChanged }: RequestProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const { pending, run } = useStep(onChanged);
  const own = { orgId: request.organizationId, rfpId: request.id };
  const isSent = request.status === "sent";
  const duplicate = () =>
    void run("duplicate", async () => {
      const { id } = await client.rfps.duplicate.mutate(own);
      router.push(organizePages(orgSlug).edit(id));
    });
  return (
    <div className="flex flex-wrap gap-2">
      {isSent && (
        <FormDialog
          trigger="Extend deadline"
          title="Extend the answer deadline"
          description="Venues that haven't answered get more time. Venues that already missed the deadline stay as they are; ask them again."
          submitLabel="Extend deadline"
          submit={async (value) => {
            const responseDeadline = deadlineIn(value("responseDeadline"), timeZone);
            await client.rfps.extend.mutate({ ...own, responseDeadline });
            onChanged();
          }}
        >
          {(faults) => (
            <DeadlineField
              at={request.responseDeadline}
              timeZone={timeZone}
              fault={faults.responseDeadline}
            />
          )}
        </FormDialog>
      )}
      {isSent && isInTime(request, now) && (
        <VenuePicker
          request={request}
          trigger="Add a venue"
          verb="Ask"
          description="The venue gets your request right away, with the same deadline."
          onPick={async ({ id }) => {
            await client.rfps.addVenues.mutate({ ...own, venueIds: [id] });
            onChanged();
          }}
        />
      )}
      <Button size="sm" variant="secondary" pending={pending === "duplicate"} onClick={duplicate}>
        <Copy aria-hidden="true" />
        Duplicate
      </Button>
      {isSent && (
        <FormDialog
          trigger="Close"
          triggerProps={{ variant: "danger-ghost" }}
          title={
            <>
              Close <bdi>{request.title}</bdi> without an award?
            </>
          }
          description="We'll let all venues that you asked know, with your reason. You can duplicate the request later, but not reopen it."
          submitLabel="Close request"
          tone="danger"
          submit={async (value) => {
            await client.rfps.close.mutate({ ...own, reason: value("reason") });
            onChanged();
          }}
        >
          {(faults) => (
            <Field label="Reason" optional error={faults.reason} description="Venues read this.">
              {(control) => <Textarea {...control} name="reason" rows={3} maxLength={1000} />}
            </Field>
          )}
        </FormDialog>
      )}
    </div>
  );
}

/** A deadline from a form. @throws a refusal of the field where none was chosen */
export function deadlineIn(local: string, timeZone: string): string {
  const at = instantText(local, timeZone);
  if (!at) throw fieldRefusal("responseDeadline", "Choose a day and a time.");
  return at;
}

type DeadlineFieldProps = { at: string | null; timeZone: string; fault: string | undefined };

/** By when venues should answer, in the viewer's zone. */
export function DeadlineField({ at, timeZone, fault }: DeadlineFieldProps) {
  return (
    <Field
      label="Answers by"
      error={fault}
      description={`In your time zone, ${timeZone.replaceAll("_", " ")}.`}
    >
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          name="responseDeadline"
          defaultValue={localText(at, timeZone)}
        />
      )}
    </Field>
  );
}
