import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

const widths = { form: "max-w-form", prose: "max-w-prose", page: "max-w-page", wide: "max-w-wide" };

type ContainerProps = { width?: keyof typeof widths; className?: string; children: ReactNode };

/** The column of a page's content, with its margins. */
export function Container({ width = "page", className, children }: ContainerProps) {
  return (
    <div className={cn("mx-auto w-full px-4 py-6 sm:px-6 sm:py-10", widths[width], className)}>
      {children}
    </div>
  );
}
