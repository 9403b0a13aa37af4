import { type ReactNode, useId } from "react";

/** One part of the form, with its heading. */
export function EditorSection({
  title,
  description,
  children,
}: {
  title: string;
  description?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="space-y-5 rounded-card border border-border bg-surface p-4 shadow-card sm:p-6"
    >
      <div className="space-y-1">
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        {description && <p className="text-muted text-sm">{description}</p>}
      </div>
      {children}
    </section>
  );
}
