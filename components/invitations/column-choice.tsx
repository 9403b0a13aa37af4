import { Button } from "@/components/ui/button";
import { CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ReadTable } from "@/server/domains/invitations/import.policy";

type ColumnChoiceProps = {
  table: ReadTable;
  pending: boolean;
  onChoose: (email: number) => void;
  onBack: () => void;
};

/** Which column of a table has the addresses. Where none was recognised, the first rows are shown to choose by. */
export function ColumnChoice({ table, pending, onChoose, onBack }: ColumnChoiceProps) {
  const { columns, email } = table;
  const select = (
    <Field label="Email addresses are in">
      {(control) => (
        <NativeSelect
          {...control}
          value={email ?? ""}
          disabled={pending}
          onChange={(event) => event.target.value !== "" && onChoose(Number(event.target.value))}
        >
          {email === null && <option value="">Choose a column</option>}
          {columns.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns do not change their order.
            <option key={index} value={index}>
              {name}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
  if (email !== null) return <div className="mb-4 max-w-xs">{select}</div>;
  return (
    <div className="grid gap-4">
      <CardHeader
        title="Which column has the email addresses?"
        description="We couldn't find any in this list. Nothing has been sent."
      />
      <div className="max-w-xs">{select}</div>
      <Preview table={table} />
      <div className="flex justify-end">
        <Button variant="secondary" onClick={onBack}>
          Back
        </Button>
      </div>
    </div>
  );
}

function Preview({ table: { columns, sample } }: { table: ReadTable }) {
  return (
    <Table label="The first rows">
      <TableHead>
        {columns.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns do not change their order.
          <TableHeader key={index}>{name}</TableHeader>
        ))}
      </TableHead>
      <tbody>
        {sample.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that was read does not change its order.
          <TableRow key={row}>
            {columns.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns do not change their order.
              <TableCell key={index} dir="auto" className="max-w-48 truncate">
                {cells[index]}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
