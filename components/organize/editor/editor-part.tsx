import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import type { RequestDraft } from "./use-request-draft";

export type PartProps = {
  draft: RequestDraft;
  /** What is wrong, by the server's name of the field. */
  faults: Record<string, string>;
};

type EditorPartProps = { id: string; title: string; description?: ReactNode; children: ReactNode };

/** One section of the editor. */
export function EditorPart({ id, title, description, children }: EditorPartProps) {
  return (
    <section id={id} aria-label={title} tabIndex={-1} className="scroll-mt-24 outline-none">
      <Card className="space-y-4">
        <CardHeader title={title} description={description} level="h3" />
        {children}
      </Card>
    </section>
  );
}
