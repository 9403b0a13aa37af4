import type { ReactNode } from "react";

type DetailRowProps = {
  icon: ReactNode;
  title: ReactNode;
  /** A second, quieter line. */
  detail?: ReactNode;
};

/** A fact with an icon in a tile, such as when and where. */
export function DetailRow({ icon, title, detail }: DetailRowProps) {
  return (
    <div className="flex items-center gap-3.5">
      <span
        aria-hidden="true"
        className="grid size-11 shrink-0 place-items-center rounded-control border border-border bg-surface text-muted [&_svg]:size-5"
      >
        {icon}
      </span>
      <div className="min-w-0">
        <div className="font-medium">{title}</div>
        {detail && <div className="text-muted text-sm">{detail}</div>}
      </div>
    </div>
  );
}
