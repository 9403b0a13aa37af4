import type { DocField } from "./read-operations";
import { Code, Words } from "./words";

/** What a request takes: name, what may be written, what it means. Required ones are marked in words. */
export function FieldsList({ title, fields }: { title: string; fields: readonly DocField[] }) {
  if (fields.length === 0) return null;
  return (
    <div>
      <h4 className="text-muted text-xs">{title}</h4>
      <dl className="mt-1.5 divide-y divide-border border-border border-y text-sm">
        {fields.map((field) => (
          <div key={field.name} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
            <dt className="flex flex-wrap items-baseline gap-x-2">
              <Code>{field.name}</Code>
              {field.required && <span className="text-muted text-xs">required</span>}
            </dt>
            <dd>
              <span className="text-muted">{field.type}</span>
              {field.description && (
                <p>
                  <Words text={field.description} />
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
