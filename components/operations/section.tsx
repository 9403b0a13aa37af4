import { type ReactNode, useId } from "react";

type SectionProps = {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** Where links to it lead. */
  anchor?: string;
  children: ReactNode;
};

/** One list of an admin page, under its name and beside what can be done with all of it. */
export function Section({ title, description, actions, anchor, children }: SectionProps) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} className="scroll-mt-20 grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 max-w-prose">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          {description && <p className="mt-0.5 text-muted text-sm">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
