import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { counted } from "@/lib/plural";

type Part = { id: string; name: string; sessions: number };

type PartListProps<Item extends Part> = {
  label: string;
  items: readonly Item[];
  /** What else there is to say about one. */
  facts: (item: Item) => ReactNode;
  mark?: (item: Item) => ReactNode;
  isClosed: boolean;
  onEdit: (item: Item) => void;
  onRemove: (item: Item) => void;
  /** Left out where the order is by name. */
  onMove?: (index: number, by: -1 | 1) => void;
  isMoving?: boolean;
};

/** Rooms, tracks or speakers, with what can be done with each. */
export function PartList<Item extends Part>({
  label,
  items,
  facts,
  mark,
  isClosed,
  ...on
}: PartListProps<Item>) {
  const { onEdit, onRemove, onMove, isMoving = false } = on;
  return (
    <ul aria-label={label} className="divide-y divide-border rounded-card border border-border bg-surface">
      {items.map((item, index) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 sm:px-5">
          {mark?.(item)}
          <div className="min-w-0 flex-1 basis-40 text-sm">
            <p className="wrap-anywhere font-medium">
              <bdi>{item.name}</bdi>
            </p>
            <p className="wrap-anywhere text-muted">
              {facts(item)}
              {counted(item.sessions, "session")}
            </p>
          </div>
          {!isClosed && (
            <div className="flex shrink-0">
              {onMove && (
                <>
                  <IconButton
                    label={`Move ${item.name} up`}
                    disabled={index === 0 || isMoving}
                    onClick={() => onMove(index, -1)}
                  >
                    <ArrowUp aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label={`Move ${item.name} down`}
                    disabled={index === items.length - 1 || isMoving}
                    onClick={() => onMove(index, 1)}
                  >
                    <ArrowDown aria-hidden="true" />
                  </IconButton>
                </>
              )}
              <IconButton label={`Edit ${item.name}`} onClick={() => onEdit(item)}>
                <Pencil aria-hidden="true" />
              </IconButton>
              <IconButton label={`Delete ${item.name}`} onClick={() => onRemove(item)}>
                <Trash2 aria-hidden="true" />
              </IconButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
