import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { TagChip } from "@/components/posts/tag-chip";
import { Avatar } from "@/components/ui/avatar";
import { Link } from "@/components/ui/link";
import { Markdown } from "@/components/ui/markdown";
import { dayInZone } from "@/lib/dates";
import { dayWords } from "@/lib/day-words";
import type { GroupOut, MembersPage } from "@/server/domains/groups/schema";
import { joiningWords, roleWords, visibilityWords } from "../group-words";
import { ReportGroup } from "./report-group";

type AboutViewProps = {
  group: GroupOut;
  /** Owners and moderators. */
  team: MembersPage["items"];
  timeZone: string;
  isSignedIn: boolean;
};

/** What a group is, its rules, and who runs it. */
export function AboutView({ group, team, timeZone, isSignedIn }: AboutViewProps) {
  return (
    <div className="mx-auto grid max-w-page gap-8 md:grid-cols-[minmax(0,1fr)_17rem]">
      <div className="min-w-0 space-y-8">
        <Section title="Description">
          {group.description.trim() ? (
            <Markdown className="wrap-anywhere">{group.description}</Markdown>
          ) : (
            <p className="text-muted">No description yet.</p>
          )}
        </Section>
        {group.rules.trim() && (
          <Section title="Rules">
            <Markdown className="wrap-anywhere">{group.rules}</Markdown>
          </Section>
        )}
      </div>
      <div className="space-y-6 text-sm">
        <Section title="Details">
          <dl className="space-y-3">
            <Detail label={visibilityWords[group.visibility].label}>
              {visibilityWords[group.visibility].description}
            </Detail>
            <Detail label={`Joining: ${joiningWords[group.joining].label.toLowerCase()}`}>
              {joiningWords[group.joining].description}
            </Detail>
            <Detail label="Since">{dayWords(dayInZone(new Date(group.createdAt), timeZone))}</Detail>
          </dl>
        </Section>
        {group.links.length > 0 && (
          <Section title="Links">
            <ul className="space-y-2">
              {group.links.map(({ label, url }) => (
                <li key={url}>
                  <a
                    href={url}
                    rel="nofollow noopener ugc"
                    className="inline-flex max-w-full items-center gap-1.5 hover:underline"
                  >
                    <ExternalLink aria-hidden="true" className="size-4 shrink-0 text-muted" />
                    <bdi className="truncate">{label}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {group.topics.length > 0 && (
          <Section title="Topics">
            <ul className="flex flex-wrap gap-1.5">
              {group.topics.map((topic) => (
                <li key={topic.id}>
                  <TagChip tag={topic} href={`/tags/${topic.slug}`} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title="Run by">
          <ul className="space-y-2.5">
            {team.map(({ userId, name, imageUrl, role }) => (
              <li key={userId} className="flex items-center gap-2.5">
                <Avatar name={name} imageUrl={imageUrl} size="sm" />
                <span className="min-w-0">
                  <bdi className="block truncate">{name}</bdi>
                  <span className="block text-muted text-xs">{roleWords[role].label}</span>
                </span>
              </li>
            ))}
          </ul>
          {group.role && (
            <p className="mt-3">
              <Link href={`/g/${group.slug}/log`} className="text-accent-text hover:underline">
                Moderation log
              </Link>
            </p>
          )}
        </Section>
        {isSignedIn && group.role !== "owner" && <ReportGroup groupId={group.id} />}
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="border-border border-b pb-2 text-base">{title}</h2>
      {children}
    </section>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium">{label}</dt>
      <dd className="text-muted">{children}</dd>
    </div>
  );
}
