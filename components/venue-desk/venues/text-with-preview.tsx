"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Markdown } from "@/components/ui/markdown";
import { Textarea } from "@/components/ui/textarea";

type TextWithPreviewProps = {
  label: string;
  name: string;
  initial: string;
  maxLength: number;
  rows: number;
  error: string | undefined;
  placeholder?: string;
};

/** A text in Markdown, with a preview of how it will look. */
export function TextWithPreview({ label, name, initial, error, ...size }: TextWithPreviewProps) {
  const [text, setText] = useState(initial);
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
            {...size}
            name={name}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Button
        variant="ghost"
        size="sm"
        aria-expanded={isShown}
        disabled={text.trim() === "" && !isShown}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? "Hide preview" : "Preview"}
        <span className="sr-only"> of {label.toLowerCase()}</span>
      </Button>
      {isShown && (
        <div className="wrap-anywhere rounded-control border border-border bg-sunken p-4">
          <Markdown>{text}</Markdown>
        </div>
      )}
    </div>
  );
}
