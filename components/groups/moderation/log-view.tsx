import { ScrollText } from "lucide-react";
import { postPath } from "@/components/posts/post-path";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { formatInZone } from "@/lib/dates";
import type { LogLineOut } from "@/server/domains/moderation/schema";
import { logWords } from "./act-words";

type LogViewProps = { slug: string; items: readonly LogLineOut[]; timeZone: string; now: Date };

/** What moderators did in a group, newest first. */
export function LogView({ slug, items, timeZone, now }: LogViewProps) {
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<ScrollText />}
        title="Nothing yet"
        description="What moderators do is listed here."
      />
    );
  }
  return (
    <ol className="divide-y divide-border text-sm">
      {items.map((line) => (
        <li key={line.id} className="space-y-0.5 py-3">
          <p className="wrap-anywhere">
            <span className="font-medium">
              <bdi>{line.actor?.name ?? "Turnout"}</bdi>
            </span>{" "}
            {logWords[line.kind] ?? line.kind}{" "}
            {line.target && (
              <Link
                href={postPath({ id: line.target.postId, group: { slug } })}
                className="text-accent-text hover:underline"
              >
                a {line.target.type}
              </Link>
            )}
            {line.target && line.person && " by "}
            {line.person && (
              <span className="font-medium">
                <bdi>{line.person.name}</bdi>
              </span>
            )}
            {line.until && ` until ${formatInZone({ at: new Date(line.until), now, timeZone })}`}
          </p>
          {line.reason && <p className="wrap-anywhere text-muted">“{line.reason}”</p>}
          <time dateTime={line.at} className="block text-muted text-xs">
            {formatInZone({ at: new Date(line.at), now, timeZone })}
          </time>
        </li>
      ))}
    </ol>
  );
}
