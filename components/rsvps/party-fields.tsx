"use client";

import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { Stepper } from "@/components/ui/stepper";
import { Textarea } from "@/components/ui/textarea";
import { counted } from "@/lib/plural";
import type { PartyDraft } from "./rsvp-event";
import { partyWords } from "./rsvp-words";

const REQUIREMENTS_MAX = 500;

type PartyFieldsProps = {
  draft: PartyDraft;
  onChange: (draft: PartyDraft) => void;
  guestsMax: number;
  /** What this size of party means for its chances. */
  hint?: string | null;
  /** Not asked of strangers: what they write would be lost on the way to signing in. */
  asksNote?: boolean;
};

/** How many come, and what the host should know. */
export function PartyFields({ draft, onChange, guestsMax, hint, asksNote = true }: PartyFieldsProps) {
  return (
    <div className="space-y-3">
      {guestsMax > 0 && <GuestsField draft={draft} onChange={onChange} guestsMax={guestsMax} hint={hint} />}
      {asksNote && <NoteField draft={draft} onChange={onChange} />}
    </div>
  );
}

function NoteField({ draft, onChange }: Pick<PartyFieldsProps, "draft" | "onChange">) {
  const id = useId();
  return (
    <details open={draft.specialRequirements !== "" || undefined} className="group text-sm">
      <summary className="hit-area relative -mx-1 flex min-h-9 w-fit list-none items-center gap-1 rounded-sm px-1 text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        Add a note (dietary needs, accessibility)
        <ChevronDown aria-hidden="true" className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <label htmlFor={id} className="mt-2 block font-medium">
        What should the host know?
      </label>
      <Textarea
        id={id}
        aria-describedby={`${id}-readers`}
        name="specialRequirements"
        rows={2}
        maxLength={REQUIREMENTS_MAX}
        className="mt-1.5 min-h-16!"
        value={draft.specialRequirements}
        onChange={(event) => onChange({ ...draft, specialRequirements: event.target.value })}
      />
      <p id={`${id}-readers`} className="mt-1 text-muted">
        Only the hosts can read this.
      </p>
    </details>
  );
}

function GuestsField({ draft, onChange, guestsMax, hint }: PartyFieldsProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4 text-sm">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          Guests
        </label>
        <p id={`${id}-party`} aria-live="polite" className="text-muted">
          {partyWords(draft.guests)}
          {draft.guests === 0 && ` · up to ${counted(guestsMax, "guest")}`}
          {hint && <span className="block text-warning">{hint}</span>}
        </p>
      </div>
      <Stepper
        id={id}
        aria-describedby={`${id}-party`}
        noun="guests"
        name="guests"
        value={draft.guests}
        max={guestsMax}
        onValueChange={(guests) => onChange({ ...draft, guests })}
        className="shrink-0"
      />
    </div>
  );
}
