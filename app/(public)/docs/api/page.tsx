import type { Metadata } from "next";
import Link from "next/link";
import { Chapter } from "@/components/docs/chapter";
import { DocsFrame } from "@/components/docs/docs-frame";
import { readOperations } from "@/components/docs/read-operations";
import { RestGuide } from "@/components/docs/rest-guide";
import { SectionList } from "@/components/docs/section-markup";
import { openApiDocument } from "@/server/api/openapi";

export const metadata: Metadata = {
  title: "API",
  description: "Events, RSVPs, waitlists and live seats for programs.",
  alternates: { canonical: "/docs/api" },
};

export default function ApiDocsPage() {
  const document = openApiDocument();
  const sections = readOperations(document);
  return (
    <DocsFrame
      title="API"
      description="Events, RSVPs, waitlists and live seats for your own programs."
      sections={sections}
    >
      <RestGuide site={document.servers?.[0]?.url ?? ""} />
      {sections.map((section) => (
        <Chapter
          key={section.name}
          anchor={section.anchor}
          title={
            <Link href={`/docs/api/${section.anchor}`} prefetch={false} className="hover:underline">
              {section.name}
            </Link>
          }
        >
          <SectionList section={section} />
        </Chapter>
      ))}
    </DocsFrame>
  );
}
