import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadActingFor } from "@/app/(app)/acting-for";
import { orNotFound } from "@/app/or-not-found";
import { RequestEditor } from "@/components/organize/editor/request-editor";
import { organizePages } from "@/components/organize/organize-paths";

export const metadata: Metadata = { title: "Edit request" };

type EditRequestProps = { params: Promise<{ orgSlug: string; rfpId: string }> };

export default async function EditRequestPage({ params }: EditRequestProps) {
  const { orgSlug, rfpId } = await params;
  const { viewer, organization } = await loadActingFor("organize", orgSlug);
  const request = await orNotFound((caller) => caller.rfps.get({ orgId: organization.id, rfpId }));
  if (request.status !== "draft") redirect(organizePages(organization.slug).request(rfpId));
  return (
    <RequestEditor
      key={rfpId}
      initial={request}
      venue={null}
      organizationId={organization.id}
      orgSlug={organization.slug}
      timeZone={viewer.timeZone}
    />
  );
}
