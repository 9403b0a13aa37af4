"use client";

import { type KeyboardEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { LazyMarkdown } from "../lazy-markdown";
import { MentionTextarea } from "./mention-textarea";

export const BODY_MAX = 20_000;

type BodyFieldProps = {
  label: string;
  groupId: string;
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
  placeholder?: string;
  rows?: number;
  autoFocus?: boolean;
  onSubmit: () => void;
};

/** A text in Markdown with mentions, and a preview of it. Ctrl or ⌘ with Enter sends. */
export function BodyField({
  label,
  groupId,
  value,
  onChange,
  error,
  onSubmit,
  autoFocus = false,
  ...size
}: BodyFieldProps) {
  const [view, setView] = useState<"write" | "preview">("write");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <div className="space-y-1.5">
      {view === "write" ? (
        <Field label={label} error={error}>
          {(control) => (
            <MentionTextarea
              {...control}
              {...size}
              autoFocus={autoFocus}
              groupId={groupId}
              value={value}
              onText={onChange}
              maxLength={BODY_MAX}
              onKeyDown={onKeyDown}
            />
          )}
        </Field>
      ) : (
        <section aria-label="Preview" className="space-y-1.5">
          <p className="font-medium text-sm">Preview</p>
          <div className="wrap-anywhere min-h-24 rounded-control border border-border bg-sunken p-3">
            {value.trim() ? (
              <LazyMarkdown pictures="linked">{value}</LazyMarkdown>
            ) : (
              <p className="text-muted">Nothing to preview.</p>
            )}
          </div>
        </section>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2 text-muted text-sm">
        <Segmented
          label={`View of ${label.toLowerCase()}`}
          value={view}
          onValueChange={setView}
          options={[
            { value: "write", label: "Write" },
            { value: "preview", label: "Preview" },
          ]}
        />
        <span className="max-sm:hidden">Markdown. @ mentions a member.</span>
      </div>
    </div>
  );
}
