import { Link } from "@/components/ui/link";
import { PendingLabel } from "@/components/ui/pending-label";
import { cn } from "@/lib/class-names";
import type { TagOut } from "./wire";

/** Hues of the palette; a colour without one is grey. */
const HUES: Record<string, number> = {
  blue: 255,
  green: 150,
  amber: 75,
  red: 25,
  violet: 295,
  teal: 195,
  pink: 350,
};

const chip = "relative z-1 inline-flex h-6 max-w-full items-center rounded-full px-2.5 font-medium text-xs";

type TagChipProps = { tag: Pick<TagOut, "name"> & { color: string }; href?: string; isCurrent?: boolean };

/** A topic tag in its colour; a link where it leads somewhere. */
export function TagChip({ tag, href, isCurrent = false }: TagChipProps) {
  const hue = HUES[tag.color];
  const look = cn(
    chip,
    hue === undefined ? "bg-fill-strong text-text" : "bg-avatar text-avatar-text",
    href && "hit-area hover:underline",
    isCurrent && "ring-2 ring-accent-text",
  );
  const style = hue === undefined ? undefined : ({ "--hue": hue } as React.CSSProperties);
  const name = (
    <span className="truncate">
      <bdi>{tag.name}</bdi>
    </span>
  );
  if (!href) {
    return (
      <span className={look} style={style}>
        {name}
      </span>
    );
  }
  return (
    <Link href={href} className={look} style={style} aria-current={isCurrent ? "true" : undefined}>
      <PendingLabel>{name}</PendingLabel>
    </Link>
  );
}
