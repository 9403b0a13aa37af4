"use client";

import { UsersRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { Textarea } from "@/components/ui/textarea";
import { counted } from "@/lib/plural";
import type { GroupMode } from "@/server/seats/request";
import { GroupResultList } from "./group-results";
import { useRegisterGroup } from "./use-register-group";

/** Registers up to a hundred people in one decision, and says what became of each. */
export function RegisterGroup() {
  const { text, setText, mode, setMode, people, fault, refusal, results, submit, pending } =
    useRegisterGroup();
  const count = people.length;
  return (
    <Card>
      <CardHeader
        title="Register a group"
        description="We email everyone who has an account and hold a seat until they accept or decline. The deadline and approval don't apply."
      />
      <form onSubmit={submit} noValidate className="mt-5 grid gap-5">
        <Field
          label="People"
          error={fault}
          description="One email per line, up to 100. Add a comma and a number for guests: ana@example.org, 2"
        >
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              spellCheck={false}
              value={text}
              onChange={(changed) => setText(changed.target.value)}
            />
          )}
        </Field>
        <ModeField mode={mode} onMode={setMode} />
        {refusal && (
          <Callout tone="danger" role="alert">
            {refusal}
          </Callout>
        )}
        <div className="flex justify-end">
          <Button type="submit" pending={pending}>
            <UsersRound aria-hidden="true" />
            {count === 0 ? "Register" : `Register ${counted(count, "person", "people")}`}
          </Button>
        </div>
      </form>
      {results && <GroupResultList results={results} />}
    </Card>
  );
}

type ModeFieldProps = { mode: GroupMode; onMode: (mode: GroupMode) => void };

function ModeField({ mode, onMode }: ModeFieldProps) {
  return (
    <Fieldset legend="If not everyone fits">
      <div className="grid gap-2 sm:grid-cols-2">
        <RadioCard
          name="mode"
          label="All or none"
          description="If anyone can't be added, no one is."
          checked={mode === "allOrNothing"}
          onChange={() => onMode("allOrNothing")}
        />
        <RadioCard
          name="mode"
          label="As many as fit"
          description="In the order of the list; the others join the waitlist."
          checked={mode === "asManyAsFit"}
          onChange={() => onMode("asManyAsFit")}
        />
      </div>
    </Fieldset>
  );
}
