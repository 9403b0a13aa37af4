import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

/** One part of the settings: what it is on the left, what can be done on the right. */
export function SettingsSection({
  id,
  title,
  description,
  children,
}: {
  id: string;
  title: string;
  description: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-4 border-border border-t pt-8 md:grid-cols-[16rem_1fr] md:gap-10"
    >
      <div className="space-y-1">
        <h2 id={id} className="scroll-mt-20 text-base">
          {title}
        </h2>
        <p className="text-muted text-sm">{description}</p>
      </div>
      <Card>{children}</Card>
    </section>
  );
}
