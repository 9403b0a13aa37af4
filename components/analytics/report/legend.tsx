const MARKS = {
  line: "h-0.5 w-3.5 bg-accent-text",
  dashes: "h-0 w-3.5 border-muted border-t-2 border-dashed",
  bar: "size-2.5 rounded-[0.1875rem] bg-accent",
  soft: "size-2.5 rounded-[0.1875rem] bg-accent/35",
  gone: "size-2.5 rounded-[0.1875rem] bg-danger",
  waiting: "h-0.5 w-3.5 bg-warning",
};

type LegendProps = { items: readonly { name: string; mark: keyof typeof MARKS }[] };

/** What the colours and shapes of a chart stand for. */
export function Legend({ items }: LegendProps) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {items.map(({ name, mark }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={MARKS[mark]} />
          {name}
        </li>
      ))}
    </ul>
  );
}
