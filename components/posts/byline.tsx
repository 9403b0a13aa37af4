import type { ReactNode } from "react";
import { roleWords } from "@/components/groups/group-words";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { formatInZone } from "@/lib/dates";
import type { Moment } from "./moment";
import { whenWords } from "./when-words";
import type { Author } from "./wire";

type BylineProps = Moment & {
  author: Author;
  at: string;
  editedAt: string | null;
  /** Where the time leads: the address of what was written. */
  href?: string;
  size?: "sm" | "md";
  children?: ReactNode;
};

/** Who wrote something and when. Moderators of the group are marked, in words. */
export function Byline({ author, at, editedAt, href, size = "md", children, ...moment }: BylineProps) {
  const written = new Date(at);
  const time = (
    <time dateTime={at} title={formatInZone({ at: written, ...moment })} className="tabular-nums">
      {whenWords({ at: written, ...moment })}
    </time>
  );
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <Avatar name={author.name} imageUrl={author.imageUrl} size={size} />
      <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 text-sm">
        <span className="wrap-anywhere font-medium">
          <bdi>{author.name}</bdi>
        </span>
        {author.role && author.role !== "member" && (
          <Badge size="sm" tone="accent">
            {roleWords[author.role].label}
          </Badge>
        )}
        <span className="text-muted">
          {href ? (
            <Link href={href} className="relative z-1 rounded-sm hover:text-text hover:underline">
              {time}
            </Link>
          ) : (
            time
          )}
          {editedAt && " · edited"}
        </span>
        {children}
      </p>
    </div>
  );
}
