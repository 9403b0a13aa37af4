import { CodeBlock } from "./code-block";
import { FieldsList } from "./fields-list";
import { MethodMark } from "./method-mark";
import type { DocOperation } from "./read-operations";
import { Words } from "./words";

/** One operation: what it does, who may call it, what it takes, and a working example. */
export function OperationCard({ operation }: { operation: DocOperation }) {
  const { anchor, method, path, summary, who, params, body, curl, answers, example, refusals } = operation;
  return (
    <section id={anchor} aria-labelledby={`${anchor}-title`} className="border-border border-t py-8">
      <p className="flex min-w-0 items-baseline gap-2.5">
        <MethodMark method={method} />
        <a href={`#${anchor}`} className="min-w-0 break-all rounded-sm font-mono text-sm hover:underline">
          {path}
        </a>
      </p>
      <h3 id={`${anchor}-title`} className="mt-2 text-lg">
        {summary}
      </h3>
      <p className="text-muted text-sm">{who}</p>
      <div className="mt-5 grid gap-x-10 gap-y-5 xl:grid-cols-2">
        <div className="min-w-0 space-y-5">
          <FieldsList title="In the URL" fields={params} />
          <FieldsList title="In the body" fields={body} />
          <Statuses title="Answers" statuses={answers} />
          <details className="text-sm">
            <summary className="hit-area relative w-fit rounded-sm text-muted text-xs hover:text-text">
              Refusals: {refusals.map(({ status }) => status).join(", ")}
            </summary>
            <Statuses statuses={refusals} />
          </details>
        </div>
        <div className="min-w-0 space-y-3">
          <CodeBlock label="Request" code={curl} canCopy />
          <CodeBlock label={`Answer, ${example.status}`} code={example.text} />
        </div>
      </div>
    </section>
  );
}

function Statuses({ title, statuses }: { title?: string; statuses: DocOperation["refusals"] }) {
  return (
    <div>
      {title && <h4 className="text-muted text-xs">{title}</h4>}
      <dl className="mt-1.5 space-y-1 text-sm">
        {statuses.map(({ status, description }) => (
          <div key={status} className="flex gap-3">
            <dt className="font-mono text-xs leading-5">{status}</dt>
            <dd>
              <Words text={description} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
