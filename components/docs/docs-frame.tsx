import type { ReactNode } from "react";
import { Container } from "@/components/layout/container";
import { PageHeader } from "@/components/ui/page-header";
import { CopyCode } from "./copy-code";
import { DocsNav } from "./docs-nav";
import type { DocSection } from "./read-operations";

type DocsFrameProps = {
  title: string;
  description: string;
  sections: readonly DocSection[];
  /** The section that the page is about; left out on the first page. */
  current?: DocSection;
  children: ReactNode;
};

/** A page of the documentation, with what else there is beside it. */
export function DocsFrame({ title, description, sections, current, children }: DocsFrameProps) {
  return (
    <Container width="wide">
      <PageHeader
        title={title}
        description={description}
        {...(current && { back: { href: "/docs/api", label: "API" } })}
      />
      <div className="mt-8 grid gap-8 lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-12">
        <DocsNav sections={sections} current={current} />
        <div className="min-w-0 space-y-16">{children}</div>
      </div>
      <CopyCode />
    </Container>
  );
}
