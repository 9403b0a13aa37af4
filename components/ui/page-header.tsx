import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { BackLink } from "./back-link";

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Where this page belongs; a link above the title. */
  back?: { href: string; label: string };
  /** Badges and facts beside or below the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** The top of a page: where one is, and what can be done here. */
export function PageHeader({ title, description, back, meta, actions, className }: PageHeaderProps) {
  return (
    <header className={cn("flex flex-wrap items-end justify-between gap-x-6 gap-y-4", className)}>
      <div className="min-w-0 max-w-prose">
        {back && (
          <p className="mb-2 print:hidden">
            <BackLink {...back} />
          </p>
        )}
        <h1 className="break-words text-2xl sm:text-3xl">
          <bdi>{title}</bdi>
        </h1>
        {meta && <div className="mt-3 flex flex-wrap items-center gap-2">{meta}</div>}
        {description && <p className="wrap-anywhere mt-2 text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
