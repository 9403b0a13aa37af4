"use client";

import { useState } from "react";
import { LazyMarkdown } from "@/components/posts/lazy-markdown";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

type MarkdownFieldProps = {
  label: string;
  value: string;
  maxLength: number;
  placeholder: string;
  error: string | undefined;
  onChange: (text: string) => void;
};

/** A text in Markdown, with a preview of how it will look. */
export function MarkdownField({ label, value, error, onChange, ...field }: MarkdownFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="space-y-2">
      <Field
        label={label}
        optional
        error={error}
        description="Markdown: **bold**, # headings, lists and links."
      >
        {(control) => (
          <Textarea
            {...control}
            {...field}
            rows={4}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
      <Button
        variant="ghost"
        size="sm"
        aria-expanded={isShown}
        disabled={value.trim() === "" && !isShown}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? "Hide preview" : "Preview"}
        <span className="sr-only"> of {label.toLowerCase()}</span>
      </Button>
      {isShown && (
        <div className="wrap-anywhere rounded-control border border-border bg-sunken p-4">
          <LazyMarkdown>{value}</LazyMarkdown>
        </div>
      )}
    </div>
  );
}
