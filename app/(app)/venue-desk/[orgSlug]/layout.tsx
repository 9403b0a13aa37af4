import type { ReactNode } from "react";
import { type DeskParams, deskMetadata, loadActingFor } from "@/app/(app)/acting-for";
import { DeskFrame } from "@/components/organizations/shell/desk-frame";

export async function generateMetadata({ params }: DeskParams) {
  return deskMetadata("venue-desk", (await params).orgSlug);
}

export default async function VenueDeskLayout({ params, children }: DeskParams & { children: ReactNode }) {
  const { organization, organizations } = await loadActingFor("venue-desk", (await params).orgSlug);
  return (
    <DeskFrame desk="venue-desk" organization={organization} organizations={organizations}>
      {children}
    </DeskFrame>
  );
}
