"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

const LINKS_MAX = 10;

type Link = { label: string; url: string };
type LinksFieldProps = {
  value: readonly Link[];
  error: string | undefined;
  onChange: (links: Link[]) => void;
};

/** Links of the group elsewhere. */
export function LinksField({ value, error, onChange }: LinksFieldProps) {
  const set = (index: number, part: Partial<Link>) =>
    onChange(value.map((link, at) => (at === index ? { ...link, ...part } : link)));
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium text-sm">
        Links<span className="ml-1.5 font-normal text-muted">optional</span>
      </legend>
      {value.map((link, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link is its place in the list.
        <div key={index} className="flex flex-wrap gap-2">
          <Input
            aria-label={`Text of link ${index + 1}`}
            placeholder="Website"
            maxLength={60}
            value={link.label}
            onChange={({ target }) => set(index, { label: target.value })}
            className="min-w-0 flex-1 basis-32"
          />
          <Input
            type="url"
            aria-label={`Address of link ${index + 1}`}
            placeholder="https://"
            maxLength={500}
            value={link.url}
            onChange={({ target }) => set(index, { url: target.value })}
            className="min-w-0 flex-2 basis-48"
          />
          <IconButton
            label={`Remove link ${index + 1}`}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {error && <FieldError>{error}</FieldError>}
      {value.length < LINKS_MAX && (
        <Button size="sm" variant="secondary" onClick={() => onChange([...value, { label: "", url: "" }])}>
          <Plus aria-hidden="true" />
          Add a link
        </Button>
      )}
    </fieldset>
  );
}
