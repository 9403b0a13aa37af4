"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { NOTE_MAX } from "@/server/domains/invitations/answers/schema";

type CantGoFormProps = {
  /** The line that was written before, if any. */
  note: string | null;
  pending: boolean;
  onSend: (note: string | null) => void;
  onCancel: () => void;
};

/** Asks for a line to the host before "Can't go" is sent; it may stay empty. */
export function CantGoForm({ note, pending, onSend, onCancel }: CantGoFormProps) {
  const [text, setText] = useState(note ?? "");
  function send(submitted: FormEvent) {
    submitted.preventDefault();
    if (!pending) onSend(text.trim() || null);
  }
  return (
    <form onSubmit={send} method="post" aria-label="Can't go" className="space-y-3">
      <Field label="Add a note for the host" optional description="Only the host and co-hosts see it.">
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={NOTE_MAX}
            value={text}
            ref={focusOnce}
            onChange={(changed) => setText(changed.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending}>
          Send “Can't go”
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** The button that had the focus made way for the field. */
function focusOnce(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
