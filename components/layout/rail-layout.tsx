import type { ReactNode } from "react";
import { Container } from "./container";
import { type RailLink, SideRail } from "./side-rail";

type RailLayoutProps = {
  /** What is managed here: a `PageHeader`. */
  header: ReactNode;
  /** The name of the navigation, read aloud. */
  label: string;
  links: readonly RailLink[];
  children: ReactNode;
};

/** A place to manage one thing: its header, the rail of its pages, and the page. */
export function RailLayout({ header, label, links, children }: RailLayoutProps) {
  return (
    <Container width="wide" className="grid grid-cols-[minmax(0,1fr)] gap-6 sm:gap-8">
      {header}
      <div className="grid gap-6 lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-10">
        <SideRail label={label} links={links} />
        <div className="min-w-0">{children}</div>
      </div>
    </Container>
  );
}
