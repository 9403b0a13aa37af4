"use client";

import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { counted } from "@/lib/plural";
import { BODY_MAX, SUBJECT_MAX } from "@/server/domains/messages/schema";
import { AudienceFields } from "./audience-fields";
import { type useCompose, useRecipientCount } from "./use-compose";
import { WhenFields } from "./when-fields";

type Form = Pick<ReturnType<typeof useCompose>, "draft" | "faults" | "change">;

type ComposeFieldsProps = {
  form: Form;
  timeZone: string;
  /** False where the people were chosen by name. */
  choosesAudience?: boolean;
  isScheduled?: boolean;
};

/** The audience, text and time of a message. */
export function ComposeFields({
  form,
  timeZone,
  choosesAudience = false,
  isScheduled = false,
}: ComposeFieldsProps) {
  return (
    <div className="grid gap-5">
      {choosesAudience && <Audience {...form} />}
      <Words {...form} />
      <CheckboxField
        label="Guests can reply to me by email"
        description="Replies go to your email address, so guests can see it."
        checked={form.draft.repliesToAuthor}
        onChange={(event) => form.change({ repliesToAuthor: event.target.checked })}
      />
      <WhenFields
        draft={form.draft}
        onChange={form.change}
        timeZone={timeZone}
        error={form.faults.sendAt}
        alwaysLater={isScheduled}
      />
    </div>
  );
}

function Audience({ draft, faults, change }: Form) {
  const recipients = useRecipientCount(draft);
  return (
    <div className="grid gap-2">
      <AudienceFields
        statuses={draft.statuses}
        onStatuses={(statuses) => change({ statuses })}
        checkIn={draft.checkIn}
        onCheckIn={(checkIn) => change({ checkIn })}
        error={faults.statuses}
      />
      <p role="status" className="min-h-5 text-muted text-sm tabular-nums">
        {recipients !== undefined &&
          (recipients === 0
            ? "No guests match."
            : `${counted(recipients, "person fits", "people fit")} this choice now.`)}
      </p>
    </div>
  );
}

function Words({ draft, faults, change }: Form) {
  return (
    <>
      <Field label="Subject" error={faults.subject}>
        {(control) => (
          <Input
            {...control}
            value={draft.subject}
            maxLength={SUBJECT_MAX}
            onChange={(event) => change({ subject: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Message"
        error={faults.body}
        description="Plain text. When, and a link to the event page, are added below it."
      >
        {(control) => (
          <Textarea
            {...control}
            value={draft.body}
            maxLength={BODY_MAX}
            onChange={(event) => change({ body: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
