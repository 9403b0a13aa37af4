import { type ReactNode, useId } from "react";
import type { EventDetails } from "@/server/domains/events/schema";
import type { FormValues } from "./form-values";
import type { EditorForm } from "./use-editor";

/** What every section of the editor is given. */
export type SectionProps = { form: EditorForm; values: FormValues; event: EventDetails | null };

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
