import { cn } from "@/lib/class-names";

type ErrorLineProps = {
  error: string | null;
  /** Where it says why, and not that something is wrong. */
  isHarmless?: boolean;
};

/** What went wrong, in the words of whatever refused; the whole of it on hover. */
export function ErrorLine({ error, isHarmless = false }: ErrorLineProps) {
  if (!error) return null;
  return (
    <p
      title={error}
      className={cn(
        "mt-0.5 line-clamp-2 text-xs [overflow-wrap:anywhere]",
        isHarmless ? "text-muted" : "text-danger",
      )}
    >
      {error}
    </p>
  );
}
