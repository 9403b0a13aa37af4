"use client";

import { Trash2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { uploadIdIn } from "@/lib/picture-address";
import type { UploadPurpose } from "@/server/domains/uploads/schema";
import { DropZone } from "./drop-zone";
import { UploadList } from "./upload-list";
import { useUploads } from "./use-uploads";

type PictureFieldProps = {
  label: string;
  purpose: UploadPurpose;
  /** The address of the picture: that of an upload or one elsewhere; empty = none. */
  value: string;
  onChange: (url: string) => void;
  description: string;
  error?: string | undefined;
  /** The picture as it will be shown. */
  preview: ReactNode;
};

/** One picture: uploaded by drop, paste or choice, or named by its address on the web. */
export function PictureField(props: PictureFieldProps) {
  const { label, purpose, value, onChange, description, error, preview } = props;
  const id = useId();
  const { items, add, cancel, retry } = useUploads(purpose, ({ url }) => onChange(url));
  const isUpload = uploadIdIn(value) !== null;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">
        {label}
        <span className="ml-1.5 font-normal text-muted">optional</span>
      </legend>
      {value !== "" && !error && (
        <div className="flex flex-wrap items-end gap-3">
          {preview}
          <Button variant="ghost" size="sm" onClick={() => onChange("")}>
            <Trash2 aria-hidden="true" />
            Remove
          </Button>
        </div>
      )}
      <DropZone
        purpose={purpose}
        label={value ? "Choose another picture" : "Choose a picture"}
        hint="Or drop it here, or paste it. Up to 10 MB."
        // A newer choice replaces what is still on its way.
        onFiles={(files) => {
          for (const { key } of items) cancel(key);
          add(files);
        }}
      />
      <UploadList items={items} cancel={cancel} retry={retry} />
      <details open={value !== "" && !isUpload ? true : undefined} className="text-sm">
        <summary className="hit-area relative cursor-pointer text-muted">Or use a web address</summary>
        <Input
          id={`${id}-address`}
          aria-label={`${label}: web address`}
          aria-invalid={error ? true : undefined}
          type="url"
          inputMode="url"
          placeholder="https://"
          className="mt-2"
          value={isUpload ? "" : value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </details>
      {error && <FieldError>{error}</FieldError>}
      <p className="text-muted text-sm">{description}</p>
    </fieldset>
  );
}
