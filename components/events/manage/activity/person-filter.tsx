import { X } from "lucide-react";
import { Button } from "@/components/ui/button";

type PersonFilterProps = {
  /** Undefined where nothing tells it. */
  name: string | undefined;
  onClear: () => void;
};

/** Says whose activity is shown, and leads back to all activity. */
export function PersonFilter({ name = "one person", onClear }: PersonFilterProps) {
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      <span>
        Only{" "}
        <span className="font-medium">
          <bdi>{name}</bdi>
        </span>
      </span>
      <Button size="sm" variant="secondary" onClick={onClear}>
        <X aria-hidden="true" />
        Show everyone
      </Button>
    </p>
  );
}
