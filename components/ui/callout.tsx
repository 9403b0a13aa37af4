import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

const tones = {
  neutral: { box: "border-border bg-fill", icon: "text-muted", Icon: Info },
  accent: { box: "border-accent-text/20 bg-accent-soft", icon: "text-accent-text", Icon: Info },
  success: { box: "border-success/20 bg-success-soft", icon: "text-success", Icon: CircleCheck },
  warning: { box: "border-warning/20 bg-warning-soft", icon: "text-warning", Icon: TriangleAlert },
  danger: { box: "border-danger/20 bg-danger-soft", icon: "text-danger", Icon: CircleAlert },
} satisfies Record<string, { box: string; icon: string; Icon: LucideIcon }>;

type CalloutProps = {
  tone?: keyof typeof tones;
  title?: ReactNode;
  action?: ReactNode;
  /** `alert` interrupts a screen reader: only for what appears after an action and must be heard. */
  role?: "status" | "alert";
  className?: string;
  children?: ReactNode;
};

/** A sentence worth noticing, with what to do about it. */
export function Callout({ tone = "neutral", title, action, role, className, children }: CalloutProps) {
  const { box, icon, Icon } = tones[tone];
  return (
    <div
      role={role}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-control border p-3.5 text-sm",
        box,
        className,
      )}
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", icon)} />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={cn(title && "text-muted")}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
