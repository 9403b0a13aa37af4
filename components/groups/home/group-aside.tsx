import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Markdown } from "@/components/ui/markdown";
import { plainText } from "@/lib/plain-text";
import type { GroupOut } from "@/server/domains/groups/schema";
import { joiningWords, visibilityWords } from "../group-words";

const EXCERPT_MAX = 280;

/** What a group is about and its rules, beside its posts on wide screens. Phones have the tab "About". */
export function GroupAside({ group }: { group: GroupOut }) {
  const { slug, description, rules, visibility, joining } = group;
  const about = plainText(description, EXCERPT_MAX);
  return (
    <aside aria-label="About the group" className="max-lg:hidden">
      <div className="sticky top-20 space-y-6 text-sm">
        <Section title="About">
          {about && (
            <p dir="auto" className="wrap-anywhere">
              {about}
            </p>
          )}
          <p className="text-muted">
            {visibilityWords[visibility].description} {joiningWords[joining].description}
          </p>
          <p>
            <Link href={`/g/${slug}/about`} className="rounded-sm text-accent-text hover:underline">
              More about this group
            </Link>
          </p>
        </Section>
        {rules.trim() && (
          <Section title="Rules">
            <Markdown className="wrap-anywhere text-sm!">{rules}</Markdown>
          </Section>
        )}
      </div>
    </aside>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-2">
      <h2 className="text-sm">{title}</h2>
      {children}
    </section>
  );
}
