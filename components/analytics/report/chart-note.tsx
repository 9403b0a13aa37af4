type ChartNoteProps = { title: string; facts: readonly { name: string; value: string | number }[] };

/** What a chart says of the place that is pointed at. */
export function ChartNote({ title, facts }: ChartNoteProps) {
  return (
    <div className="min-w-40 rounded-control border border-border bg-raised px-3 py-2.5 text-sm shadow-overlay">
      <p className="font-medium">{title}</p>
      <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-6 text-muted">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="text-right text-text tabular-nums">
              {typeof value === "number" ? value.toLocaleString("en-GB") : value}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
