import { MethodMark } from "./method-mark";
import { OperationCard } from "./operation-card";
import type { DocSection } from "./read-operations";
import { staticHtml } from "./static-html";

/** The operations of a section in full. */
export function SectionOperations({ section }: { section: DocSection }) {
  return <StaticMarkup html={cardsOf(section)} />;
}

/** The operations of a section by name, each under the anchor that it has on its own page, to which it links. */
export function SectionList({ section }: { section: DocSection }) {
  return <StaticMarkup html={listOf(section)} />;
}

function StaticMarkup({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own markup, with every text in it escaped.
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

const cardsOf = once((section) =>
  section.operations.map((operation) => <OperationCard key={operation.anchor} operation={operation} />),
);

const listOf = once(({ anchor: page, operations }) => (
  <ul className="divide-y divide-border border-border border-y">
    {operations.map(({ anchor, method, path, summary }) => (
      <li key={anchor} id={anchor} className="py-2.5">
        <a href={`/docs/api/${page}#${anchor}`} className="group block rounded-sm">
          <span className="flex min-w-0 items-baseline gap-2.5">
            <MethodMark method={method} />
            <span className="min-w-0 break-all font-mono text-sm group-hover:underline">{path}</span>
          </span>
          <span className="text-muted text-sm">{summary}</span>
        </a>
      </li>
    ))}
  </ul>
));

/** The markup of a section, made when it is first asked for. */
function once(markup: (section: DocSection) => React.ReactNode): (section: DocSection) => string {
  const made = new WeakMap<DocSection, string>();
  return (section) => {
    const html = made.get(section) ?? staticHtml(markup(section));
    made.set(section, html);
    return html;
  };
}
