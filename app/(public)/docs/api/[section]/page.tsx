import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Chapter } from "@/components/docs/chapter";
import { DocsFrame } from "@/components/docs/docs-frame";
import { LiveGuide } from "@/components/docs/live-guide";
import { readOperations } from "@/components/docs/read-operations";
import { SectionOperations } from "@/components/docs/section-markup";
import { WebhookGuide } from "@/components/docs/webhook-guide";
import { openApiDocument } from "@/server/api/openapi";

type SectionPageProps = { params: Promise<{ section: string }> };

export async function generateMetadata({ params }: SectionPageProps): Promise<Metadata> {
  const { name = "", anchor = "" } = (await findSection(params)).section ?? {};
  return {
    title: `${name} · API`,
    description: `${name}: requests and examples.`,
    alternates: { canonical: `/docs/api/${anchor}` },
  };
}

export default async function ApiSectionPage({ params }: SectionPageProps) {
  const { section, sections } = await findSection(params);
  if (!section) notFound();
  const { name } = section;
  return (
    <DocsFrame
      title={name}
      description="What programs can do, with working examples."
      sections={sections}
      current={section}
    >
      {name === "Live" && (
        <Chapter anchor="guide" title="Listening">
          <LiveGuide example={await readExample("live-seats.mjs")} />
        </Chapter>
      )}
      {name === "Webhooks" && (
        <Chapter anchor="guide" title="Receiving messages">
          <WebhookGuide example={await readExample("verify-webhook.mjs")} />
        </Chapter>
      )}
      <Chapter anchor="operations" title="Operations">
        <SectionOperations section={section} />
      </Chapter>
    </DocsFrame>
  );
}

async function findSection(params: SectionPageProps["params"]) {
  const { section: anchor } = await params;
  const sections = readOperations(openApiDocument());
  return { sections, section: sections.find((section) => section.anchor === anchor) };
}

function readExample(name: string): Promise<string> {
  return readFile(path.join(process.cwd(), "server/api/examples", name), "utf8");
}
