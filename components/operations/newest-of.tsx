import { counted } from "@/lib/plural";

type NewestOfProps = { shown: number; total: number; one: string; many: string };

/** Under a list that shows the newest only: of how many. Nothing where it shows all. */
export function NewestOf({ shown, total, one, many }: NewestOfProps) {
  if (total <= shown) return null;
  return (
    <p className="text-muted text-sm">
      The newest {shown} of {counted(total, one, many)}
    </p>
  );
}
