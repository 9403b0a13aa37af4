import { counted } from "@/lib/plural";
import { Button } from "./button";

type LoadMoreProps = {
  /** What there is more of: one of it, and several where that is not `one` with an "s". */
  one: string;
  many?: string | undefined;
  shown: number;
  /** How many there are in all, when that is known. */
  total?: number | undefined;
  hasMore: boolean;
  pending: boolean;
  onLoad: () => void;
};

/** The end of a list that comes in pages. Says aloud how many are shown after each page. */
export function LoadMore({ one, many = `${one}s`, shown, total, hasMore, pending, onLoad }: LoadMoreProps) {
  return (
    <div className="flex flex-col items-center gap-3 py-6">
      <p role="status" className="text-muted text-sm tabular-nums">
        {total === undefined ? counted(shown, one, many) : `${shown} of ${counted(total, one, many)}`}
      </p>
      {hasMore && (
        <Button variant="secondary" pending={pending} onClick={onLoad}>
          Show more {many}
        </Button>
      )}
    </div>
  );
}
