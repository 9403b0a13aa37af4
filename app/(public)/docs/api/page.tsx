import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Metadata } from "next";
import { DocsNav } from "@/components/docs/docs-nav";
import { LiveGuide } from "@/components/docs/live-guide";
import { OperationCard } from "@/components/docs/operation-card";
import { readOperations } from "@/components/docs/read-operations";
import { RestGuide } from "@/components/docs/rest-guide";
import { WebhookGuide } from "@/components/docs/webhook-guide";
import { Container } from "@/components/layout/container";
import { PageHeader } from "@/components/ui/page-header";
import { openApiDocument } from "@/server/api/openapi";

export const metadata: Metadata = {
  title: "API",
  description: "Events, RSVPs, waitlists and live seats for programs.",
  alternates: { canonical: "/docs/api" },
};

export default async function ApiDocsPage() {
  const document = openApiDocument();
  const sections = readOperations(document);
  const [liveExample, webhookExample] = await Promise.all(
    ["live-seats.mjs", "verify-webhook.mjs"].map((name) =>
      readFile(path.join(process.cwd(), "server/api/examples", name), "utf8"),
    ),
  );
  return (
    <Container width="wide">
      <PageHeader title="API" description="Events, RSVPs, waitlists and live seats for your own programs." />
      <div className="mt-8 grid gap-8 lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-12">
        <DocsNav sections={sections} />
        <div className="min-w-0 space-y-16">
          <RestGuide site={document.servers?.[0]?.url ?? ""} />
          {sections.map((section) => (
            <section key={section.name} id={section.anchor} aria-labelledby={`${section.anchor}-title`}>
              <h2 id={`${section.anchor}-title`} className="mb-6 text-2xl">
                {section.name}
              </h2>
              {section.name === "Live" && <LiveGuide example={liveExample ?? ""} />}
              {section.name === "Webhooks" && <WebhookGuide example={webhookExample ?? ""} />}
              {section.operations.map((operation) => (
                <OperationCard key={operation.anchor} operation={operation} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </Container>
  );
}
