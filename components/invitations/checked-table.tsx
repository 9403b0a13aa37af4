import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardHeader } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { counted } from "@/lib/plural";
import { shownEmail } from "@/lib/shown-email";
import { type CheckedRow, OUTCOME_WORDS, type RowOutcome, summaryOf } from "./checked-list";
import { newIn } from "./use-invite";

const TONE: Record<RowOutcome, BadgeTone> = {
  new: "success",
  invalid: "danger",
  double: "warning",
  invited: "outline",
  answered: "outline",
};

type CheckedTableProps = { rows: CheckedRow[]; sending: boolean; onBack: () => void; onSend: () => void };

/** A list that was read: what would become of each row. Nothing has been sent yet. */
export function CheckedTable({ rows, sending, onBack, onSend }: CheckedTableProps) {
  const count = newIn(rows).length;
  return (
    <div className="grid gap-4">
      <CardHeader
        title="Nothing has been sent yet"
        description={<span role="status">{summaryOf(rows)}</span>}
      />
      <Table label="The list" className="max-h-96 overflow-y-auto">
        <TableHead>
          <TableHeader className="w-0 max-sm:hidden" numeric>
            Line
          </TableHeader>
          <TableHeader>Person</TableHeader>
          <TableHeader className="w-0">Outcome</TableHeader>
        </TableHead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that was read does not change its order.
            <TableRow key={index}>
              <TableCell numeric className="text-muted max-sm:hidden">
                {row.line}
              </TableCell>
              <TableCell className="wrap-anywhere">
                {row.name && (
                  <span className="block font-medium">
                    <bdi>{row.name}</bdi>
                  </span>
                )}
                <span className={row.name ? "text-muted max-sm:text-xs" : undefined}>
                  {shownEmail(row.email) || "(nothing)"}
                </span>
              </TableCell>
              <TableCell>
                <Badge tone={TONE[row.outcome]} size="sm">
                  {OUTCOME_WORDS[row.outcome]}
                </Badge>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="secondary" onClick={onBack}>
          Back
        </Button>
        <Button pending={sending} disabled={count === 0} onClick={onSend}>
          {count === 0 ? "No one new to invite" : `Send ${counted(count, "invitation")}`}
        </Button>
      </div>
    </div>
  );
}
