import { SearchX } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { DataTable } from "./data-table";
import { FilterSelect } from "./filter-select";
import { ListFrame } from "./list-frame";
import { SearchField } from "./search-field";
import { Section } from "./section";

type SearchedListProps<Item> = {
  title: string;
  /** What it is a list of, one and several of it. */
  one: string;
  many: string;
  list: Omit<ComponentProps<typeof ListFrame>["list"], "items"> & { items: readonly Item[] };
  search: Omit<ComponentProps<typeof SearchField>, "searching">;
  status: Pick<ComponentProps<typeof FilterSelect>, "options" | "value" | "onChange">;
  columns: ComponentProps<typeof DataTable>["columns"];
  /** Shows everything again, where nothing matches. */
  onClear: () => void;
  row: (item: Item) => ReactNode;
  /** Dialogs. */
  children?: ReactNode;
};

/** A list of the site that is searched by a text and narrowed by a status. */
export function SearchedList<Item>(props: SearchedListProps<Item>) {
  const { title, one, many, list, search, status, columns, onClear, row, children } = props;
  return (
    <Section title={title}>
      <search className="flex flex-wrap gap-2">
        <SearchField {...search} searching={list.isPlaceholderData} />
        <FilterSelect label="Status" all="Every status" {...status} />
      </search>
      <ListFrame list={list} one={one} many={many} empty={<NoneMatch {...{ one, many, onClear }} />}>
        <DataTable label={title} columns={columns}>
          {list.items.map(row)}
        </DataTable>
      </ListFrame>
      {children}
    </Section>
  );
}

type NoneMatchProps = Pick<SearchedListProps<unknown>, "one" | "many" | "onClear">;

function NoneMatch({ one, many, onClear }: NoneMatchProps) {
  return (
    <EmptyState
      icon={<SearchX />}
      level="h3"
      title={`No ${many} match`}
      description={`No ${one} matches this search and status.`}
      action={
        <Button variant="secondary" onClick={onClear}>
          Show all {many}
        </Button>
      }
    />
  );
}
