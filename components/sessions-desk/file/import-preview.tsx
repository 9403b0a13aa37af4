"use client";

import { useState } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { CheckboxField } from "@/components/ui/checkbox";
import { LoadMore } from "@/components/ui/load-more";
import { Segmented } from "@/components/ui/segmented";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { grouped } from "@/lib/plural";
import type { ImportAnswer, RowOutcome } from "@/server/domains/sessions/import/schema";
import { ignoredWords, newNamesWords, OUTCOME_WORDS, previewWords } from "./import-words";

type ImportPreviewProps = {
  answer: ImportAnswer;
  createNames: boolean;
  isChecking: boolean;
  onCreateNames: (createNames: boolean) => void;
};

/** What an import would do: in one sentence, and row by row. */
export function ImportPreview({ answer, createNames, isChecking, onCreateNames }: ImportPreviewProps) {
  const names = newNamesWords(answer);
  const ignored = ignoredWords(answer.ignoredColumns);
  return (
    <div className="grid gap-4" aria-busy={isChecking}>
      <p role="status" className="font-medium">
        {previewWords(answer)}
      </p>
      {names && (
        <CheckboxField
          label={names.label}
          description={names.names}
          checked={createNames}
          disabled={isChecking}
          onChange={({ target }) => onCreateNames(target.checked)}
        />
      )}
      {ignored && <p className="text-muted text-sm">{ignored}</p>}
      <Rows answer={answer} />
    </div>
  );
}

const ROWS_SHOWN = 100;

function Rows({ answer: { rows, counts } }: { answer: ImportAnswer }) {
  const [part, setPart] = useState<"problems" | "all">("problems");
  const [shown, setShown] = useState(ROWS_SHOWN);
  const hasChoice = counts.error > 0 && counts.error < rows.length;
  const listed = hasChoice && part === "problems" ? rows.filter(({ outcome }) => outcome === "error") : rows;
  return (
    <>
      {hasChoice && (
        <Segmented
          label="Rows"
          className="justify-self-start"
          value={part}
          onValueChange={setPart}
          options={[
            { value: "problems", label: `Problems (${grouped(counts.error)})` },
            { value: "all", label: `All rows (${grouped(rows.length)})` },
          ]}
        />
      )}
      <Table label="Rows of the file">
        <TableHead>
          <TableHeader numeric className="w-0 max-sm:px-2">
            Line
          </TableHeader>
          <TableHeader>Session</TableHeader>
          <TableHeader className="w-0">Outcome</TableHeader>
        </TableHead>
        <tbody>
          {listed.slice(0, shown).map((row) => (
            <Row key={row.line} row={row} />
          ))}
        </tbody>
      </Table>
      {listed.length > shown && (
        <LoadMore
          one="row"
          shown={Math.min(shown, listed.length)}
          total={listed.length}
          hasMore
          pending={false}
          onLoad={() => setShown(shown + ROWS_SHOWN)}
        />
      )}
    </>
  );
}

const TONE: Record<RowOutcome, BadgeTone> = {
  new: "success",
  changed: "accent",
  unchanged: "outline",
  error: "danger",
};

function Row({ row }: { row: ImportAnswer["rows"][number] }) {
  return (
    <TableRow>
      <TableCell numeric className="text-muted max-sm:px-2">
        {row.line}
      </TableCell>
      <TableCell className="wrap-anywhere">
        <bdi className="font-medium">{row.title || "(no title)"}</bdi>
        {row.reason && <p className="text-danger">{row.reason}</p>}
      </TableCell>
      <TableCell>
        <Badge tone={TONE[row.outcome]} size="sm">
          {OUTCOME_WORDS[row.outcome]}
        </Badge>
      </TableCell>
    </TableRow>
  );
}
