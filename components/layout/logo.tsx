import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";

/** The name of the product, leading home. On phones the sign alone. */
export function Logo({ compact = false }: { compact?: boolean }) {
  return (
    <Link href="/" className="hit-area relative -m-1 flex items-center gap-2 rounded-md p-1">
      <LogoMark className="size-7" />
      <span className={cn("font-semibold text-[1.0625rem] tracking-[-0.03em]", compact && "max-sm:sr-only")}>
        Turnout
      </span>
    </Link>
  );
}

/** The sign: a ticket with a t. The same drawing as app/icon.svg. */
function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path
        className="fill-accent"
        d="M9 2h14a7 7 0 0 1 7 7v4.2a2.8 2.8 0 0 0 0 5.6V23a7 7 0 0 1-7 7H9a7 7 0 0 1-7-7v-4.2a2.8 2.8 0 0 0 0-5.6V9a7 7 0 0 1 7-7z"
      />
      <path
        className="fill-accent-contrast"
        d="M17.6 7.7v4.5h4.1v3.2h-4.1v4.8c0 1.3.6 1.8 1.8 1.8.8 0 1.5-.1 2.1-.3v3.1c-.8.3-1.8.5-3 .5-3.1 0-4.6-1.5-4.6-4.5v-5.4h-2.8v-3.2h2.8V7.7z"
      />
    </svg>
  );
}
