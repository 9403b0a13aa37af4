import { Button } from "@/components/ui/button";

type MoreButtonProps = { list: { hasMore: boolean; pending: boolean; more: () => void } };

/** The button that loads the next page; nothing on the last page. */
export function MoreButton({ list: { hasMore, pending, more } }: MoreButtonProps) {
  if (!hasMore) return null;
  return (
    <p className="flex justify-center pt-4">
      <Button variant="secondary" pending={pending} onClick={more}>
        Show more
      </Button>
    </p>
  );
}
