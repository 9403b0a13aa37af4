import Link from "next/link";
import { MethodMark } from "./method-mark";
import type { DocSection } from "./read-operations";

const guides = [
  { anchor: "start", name: "Getting started" },
  { anchor: "errors", name: "Errors" },
  { anchor: "paging", name: "Pages and limits" },
  { anchor: "again", name: "Retries" },
];

type DocsNavProps = { sections: readonly DocSection[]; current: DocSection | undefined };

/** All pages of the documentation: beside the page on wide screens, folded away above it on narrow ones. */
export function DocsNav(props: DocsNavProps) {
  return (
    <>
      <details className="rounded-control border border-border bg-surface px-4 py-3 lg:hidden">
        <summary className="rounded-sm font-medium text-sm">Contents</summary>
        <NavList {...props} />
      </details>
      <div className="sticky top-20 max-h-[calc(100dvh-6rem)] self-start overflow-y-auto max-lg:hidden">
        <NavList {...props} />
      </div>
    </>
  );
}

function NavList({ sections, current }: DocsNavProps) {
  return (
    <nav aria-label="Contents" className="space-y-3 py-2 text-sm">
      <ul>
        {guides.map(({ anchor, name }) => (
          <NavItem key={anchor} href={`/docs/api#${anchor}`}>
            {name}
          </NavItem>
        ))}
      </ul>
      <ul>
        {sections.map((section) => (
          <li key={section.name}>
            <Link
              href={`/docs/api/${section.anchor}`}
              prefetch={false}
              aria-current={section === current ? "page" : undefined}
              className="block rounded-md px-2 py-1 font-medium hover:bg-fill aria-[current=page]:bg-fill"
            >
              {section.name}
            </Link>
            {section === current && <Operations section={section} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Operations({ section }: { section: DocSection }) {
  return (
    <ul className="pb-2">
      {section.operations.map(({ anchor, method, path }) => (
        <NavItem key={anchor} href={`#${anchor}`}>
          <MethodMark method={method} className="inline-block w-14 text-[0.625rem]" />
          <span className="font-mono text-xs [overflow-wrap:anywhere]">
            {path.replaceAll("/", "/\u200b")}
          </span>
        </NavItem>
      ))}
    </ul>
  );
}

function NavItem({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <li>
      <a
        href={href}
        className="flex items-baseline gap-1 rounded-md px-2 py-1 text-muted hover:bg-fill hover:text-text"
      >
        {children}
      </a>
    </li>
  );
}
