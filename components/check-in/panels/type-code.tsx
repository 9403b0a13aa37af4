"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** For a ticket that can't be scanned: its short code, read out and typed. */
export function TypeCode({ onCode }: { onCode: (text: string) => void }) {
  const [text, setText] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    onCode(text.trim());
    setText("");
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <Field label="Code" className="flex-1">
        {(control) => (
          <Input
            {...control}
            value={text}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={4300}
            placeholder="ABCD-2345"
            className="font-mono uppercase placeholder:normal-case"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="secondary">
        Check in
      </Button>
    </form>
  );
}
