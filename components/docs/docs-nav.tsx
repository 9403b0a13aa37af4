import { MethodMark } from "./method-mark";
import type { DocSection } from "./read-operations";

const guides = [
  { anchor: "start", name: "Getting started" },
  { anchor: "errors", name: "Errors" },
  { anchor: "paging", name: "Pages and limits" },
  { anchor: "again", name: "Sending again" },
];

/** What is on the page: beside it on wide screens, folded away above it on narrow ones. */
export function DocsNav({ sections }: { sections: readonly DocSection[] }) {
  return (
    <>
      <details className="rounded-control border border-border bg-surface px-4 py-3 lg:hidden">
        <summary className="rounded-sm font-medium text-sm">On this page</summary>
        <NavList sections={sections} label="On this page" />
      </details>
      <div className="sticky top-20 max-h-[calc(100dvh-6rem)] self-start overflow-y-auto max-lg:hidden">
        <NavList sections={sections} label="On this page" />
      </div>
    </>
  );
}

function NavList({ sections, label }: { sections: readonly DocSection[]; label: string }) {
  return (
    <nav aria-label={label} className="space-y-5 py-2 text-sm">
      <ul>
        {guides.map(({ anchor, name }) => (
          <NavItem key={anchor} anchor={anchor}>
            {name}
          </NavItem>
        ))}
      </ul>
      {sections.map((section) => (
        <div key={section.name}>
          <a href={`#${section.anchor}`} className="block rounded-md px-2 py-1 font-medium hover:bg-fill">
            {section.name}
          </a>
          <ul>
            {section.operations.map(({ anchor, method, path }) => (
              <NavItem key={anchor} anchor={anchor}>
                <MethodMark method={method} className="inline-block w-14 text-[0.625rem]" />
                <span className="font-mono text-xs [overflow-wrap:anywhere]">
                  {path.replaceAll("/", "/\u200b")}
                </span>
              </NavItem>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function NavItem({ anchor, children }: { anchor: string; children: React.ReactNode }) {
  return (
    <li>
      <a
        href={`#${anchor}`}
        className="flex items-baseline gap-1 rounded-md px-2 py-1 text-muted hover:bg-fill hover:text-text"
      >
        {children}
      </a>
    </li>
  );
}
