import { ChevronLeft } from "lucide-react";
import { Link } from "./link";

/** Where a page belongs, above its content. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      className="hit-area relative -ml-1 inline-flex max-w-[calc(100%+0.25rem)] items-center gap-0.5 rounded-sm text-muted text-sm hover:text-text"
    >
      <ChevronLeft aria-hidden="true" className="size-4 shrink-0" />
      <bdi className="truncate">{label}</bdi>
    </Link>
  );
}
