import type { ReactNode } from "react";
import { type DeskParams, deskMetadata, loadActingFor } from "@/app/(app)/acting-for";
import { DeskFrame } from "@/components/organizations/shell/desk-frame";

export async function generateMetadata({ params }: DeskParams) {
  return deskMetadata("organize", (await params).orgSlug);
}

export default async function OrganizeLayout({ params, children }: DeskParams & { children: ReactNode }) {
  const { organization, organizations } = await loadActingFor("organize", (await params).orgSlug);
  return (
    <DeskFrame desk="organize" organization={organization} organizations={organizations}>
      {children}
    </DeskFrame>
  );
}
