"use client";

import { FileUp } from "lucide-react";
import { useManaged } from "@/components/events/manage/manage-context";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { FileZone } from "@/components/uploads/drop-zone";
import { counted } from "@/lib/plural";
import { ROWS_MAX } from "@/server/domains/sessions/import/schema";
import { exampleFile } from "./example-file";
import type { SessionImport } from "./use-import";

type FileFormProps = { imported: SessionImport; text: string; onText: (text: string) => void };

/** Where a program is chosen, dropped or pasted. */
export function FileForm({ imported, text, onText }: FileFormProps) {
  const { event } = useManaged();
  const example = `data:text/csv;charset=utf-8,${encodeURIComponent(exampleFile(event))}`;
  return (
    <div className="grid gap-5">
      {imported.fault && (
        <Callout tone="danger" role="alert">
          {imported.fault}
        </Callout>
      )}
      <FileZone
        kind="sessions"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        Icon={FileUp}
        label="Choose a file"
        hint="or drop it here. A CSV file of up to 1 MB."
        onFiles={([file]) => void (file && imported.checkFile(file))}
      />
      <Field
        label="Or paste rows from a spreadsheet"
        description="Include the first line, which names the columns."
      >
        {(control) => (
          <Textarea
            {...control}
            dir="ltr"
            className="font-mono text-xs"
            placeholder={"title,room,start,end\nOpening,Main hall,2027-03-05 09:00,2027-03-05 09:45"}
            value={text}
            spellCheck={false}
            onChange={({ target }) => onText(target.value)}
          />
        )}
      </Field>
      <div className="space-y-2 text-muted text-sm">
        <p>
          The columns are title, description, type, track, room, speakers, start, end and capacity, in any
          order. Times are in the event's time zone, {event.timeZone.replaceAll("_", " ")}, such as 2027-03-05
          09:00. Separate speakers with a semicolon. Up to {counted(ROWS_MAX, "row")} at a time.
        </p>
        <p>
          To change many sessions at once, download your program as CSV, edit it and import it again.{" "}
          <a
            href={example}
            download="sessions-example.csv"
            className="font-medium text-accent-text underline"
          >
            Download an example file
          </a>
        </p>
      </div>
    </div>
  );
}
