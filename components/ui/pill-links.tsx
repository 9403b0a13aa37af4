import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { Link } from "./link";

type PillLinksProps = {
  /** What is chosen. */
  label: string;
  links: readonly { key: string; href: string; text: ReactNode; isCurrent: boolean }[];
};

/** One of a few views of a list, as links: they work without any script. */
export function PillLinks({ label, links }: PillLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex gap-1">
        {links.map(({ key, href, text, isCurrent }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={isCurrent ? "true" : undefined}
              scroll={false}
              className={cn(
                "hit-area relative flex h-8 items-center rounded-full px-3 font-medium text-sm transition-colors",
                isCurrent ? "bg-text text-background" : "bg-fill text-text hover:bg-fill-strong",
              )}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
