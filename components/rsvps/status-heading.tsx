import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

const tones = {
  success: "bg-success-soft text-success",
  accent: "bg-accent-soft text-accent-text",
  neutral: "bg-fill text-muted",
};

export type StatusHeadingProps = {
  tone: keyof typeof tones;
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
};

/** The viewer's own state in a few words. Takes the focus when the viewer's own action caused it. */
export function StatusHeading({ tone, icon, title, children }: StatusHeadingProps) {
  return (
    <div className="flex items-start gap-3.5">
      <span
        aria-hidden="true"
        className={cn(
          "relative grid size-11 shrink-0 place-items-center rounded-full [&_svg]:size-5",
          tones[tone],
        )}
      >
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        <h2 tabIndex={-1} className="text-xl outline-none">
          {title}
        </h2>
        {children && <div className="text-muted text-sm">{children}</div>}
      </div>
    </div>
  );
}
