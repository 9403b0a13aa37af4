"use client";

import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "../section";

/** Finds any fact by its id, also one that was dispatched. */
export function FindFact({ onFind }: { onFind: (factId: string) => void }) {
  const [error, setError] = useState<string>();
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("factId")).trim();
    const isId = z.uuid().safeParse(typed).success;
    setError(isId ? undefined : "That is no id. It has 36 letters, digits and dashes.");
    if (isId) onFind(typed.toLowerCase());
  };
  return (
    <Section
      title="Look up an event"
      description="Delivered events can be replayed for a week. The id is in the log and in the messages to sinks."
    >
      <form onSubmit={find} data-passing-text className="flex flex-wrap items-end gap-2">
        <Field label="Event id" error={error} className="min-w-0 max-w-96 grow basis-56">
          {(control) => (
            <Input
              {...control}
              name="factId"
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
              className="font-mono"
            />
          )}
        </Field>
        <Button type="submit" variant="secondary" className={error && "self-center"}>
          Look it up
        </Button>
      </form>
    </Section>
  );
}
