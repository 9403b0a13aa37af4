"use client";

import { FileUp } from "lucide-react";
import { type ChangeEvent, type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useHeldText } from "@/components/ui/held-text";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/class-names";
import { CheckedTable } from "./checked-table";
import { ColumnChoice } from "./column-choice";
import { newIn, useInvite } from "./use-invite";

/** Checks a list of people row by row and invites the new ones. */
export function InvitePeople() {
  const invite = useInvite();
  const [text, setText] = useState("");
  const { rows } = invite;
  useHeldText(text.trim() !== "" || (rows !== null && newIn(rows).length > 0));
  if (!rows) return <ListForm text={text} onText={setText} invite={invite} />;
  return (
    <Card>
      {invite.table && (
        <ColumnChoice
          table={invite.table}
          pending={invite.checking}
          onChoose={(email) => void invite.choose(email)}
          onBack={invite.back}
        />
      )}
      {invite.fault && (
        <Callout tone="danger" role="alert" className="mb-4">
          {invite.fault}
        </Callout>
      )}
      {invite.table?.email !== null && (
        <CheckedTable
          rows={rows}
          sending={invite.sending}
          onBack={invite.back}
          onSend={() => void invite.send(rows).then((isDone) => isDone && setText(""))}
        />
      )}
    </Card>
  );
}

type ListFormProps = {
  text: string;
  onText: (text: string) => void;
  invite: Pick<ReturnType<typeof useInvite>, "check" | "checking" | "fault">;
};

function ListForm({ text, onText, invite: { check, checking, fault } }: ListFormProps) {
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    void check(new Blob([text]));
  };
  return (
    <Card>
      <CardHeader
        title="Invite people"
        description="Paste email addresses or choose a file. You'll see who is invited before anything is sent."
      />
      <form onSubmit={submit} className="mt-4 grid gap-4">
        <Field label="Names and addresses" error={fault} description={WHAT_A_LIST_IS}>
          {(control) => (
            <Textarea
              {...control}
              placeholder={"Ana Reis <ana@example.org>\nben@example.org"}
              value={text}
              spellCheck={false}
              onChange={(event) => onText(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" pending={checking} disabled={text.trim() === ""}>
            Check the list
          </Button>
          <FileButton onFile={(file) => void check(file)} />
        </div>
      </form>
    </Card>
  );
}

const WHAT_A_LIST_IS =
  "Paste from your email app or a spreadsheet, or choose a file exported from Google Contacts, Outlook or Excel. Up to 2,000 people at once.";

function FileButton({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // The same file can be chosen again after it was corrected.
    target.value = "";
    if (file) onFile(file);
  };
  return (
    <span className="relative">
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.vcf,text/csv,text/plain,text/vcard"
        onChange={choose}
        className="peer sr-only"
      />
      <label
        htmlFor={id}
        className={cn(
          buttonStyles({ variant: "secondary" }),
          "cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-accent-text peer-focus-visible:outline-offset-2",
        )}
      >
        <FileUp aria-hidden="true" />
        Choose a file
      </label>
    </span>
  );
}
