import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { cn } from "@/lib/class-names";
import { grouped } from "@/lib/plural";
import { priceWords } from "@/lib/price-words";
import type { SpaceOut } from "@/server/domains/venues/schema";
import { seatings, seatingWords } from "../seating-words";

/** Below `md` each space is a card whose facts are lines with their names. */
const cards = [
  "max-md:[&_thead]:sr-only max-md:[&_:is(table,tbody,tr)]:block max-md:[&_tr]:p-4",
  "max-md:[&_td]:flex max-md:[&_td]:h-auto! max-md:[&_td]:justify-between max-md:[&_td]:p-0! max-md:[&_td]:py-0.5!",
  "max-md:[&_td]:before:text-muted max-md:[&_td]:before:content-[attr(data-name)] max-md:[&_td:empty]:hidden",
].join(" ");

/** The rooms of a venue: for how many people in each layout, how large, and from what price. */
export function SpacesTable({ spaces }: { spaces: readonly SpaceOut[] }) {
  const offered = seatings.filter((one) => spaces.some(({ capacities }) => capacities[one] !== null));
  const hasArea = spaces.some(({ areaM2 }) => areaM2 !== null);
  return (
    <Table label="Spaces" className={cards}>
      <TableHead>
        <TableHeader>Space</TableHeader>
        {offered.map((one) => (
          <TableHeader key={one} numeric>
            {seatingWords[one]}
          </TableHeader>
        ))}
        {hasArea && <TableHeader numeric>Area</TableHeader>}
        <TableHeader numeric>From, a day</TableHeader>
      </TableHead>
      <tbody>
        {spaces.map((space) => (
          <TableRow key={space.id}>
            <th
              scope="row"
              className="wrap-anywhere min-w-32 px-4 py-3 pl-5 text-left font-medium max-md:block max-md:px-0 max-md:pt-0 max-md:pb-1.5"
            >
              <bdi>{space.name}</bdi>
            </th>
            {offered.map((one) => (
              <Fact key={one} name={seatingWords[one]}>
                {space.capacities[one] === null ? null : grouped(space.capacities[one])}
              </Fact>
            ))}
            {hasArea && (
              <Fact name="Area">{space.areaM2 === null ? null : `${grouped(space.areaM2)} m²`}</Fact>
            )}
            <Fact name="From, a day" isLast>
              {space.priceFrom === null || !space.currency ? (
                <span className="text-muted">On request</span>
              ) : (
                priceWords(space.priceFrom, space.currency)
              )}
            </Fact>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

type FactProps = { name: string; isLast?: boolean; children: React.ReactNode };

/** Empty where the space does not offer it; on wide screens a dash says so. */
function Fact({ name, isLast = false, children }: FactProps) {
  if (children === null) {
    return (
      <TableCell numeric className="text-muted max-md:hidden!">
        –
      </TableCell>
    );
  }
  return (
    <TableCell numeric data-name={name} className={cn(isLast && "whitespace-nowrap")}>
      {children}
    </TableCell>
  );
}
