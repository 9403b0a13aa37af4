import type { Metadata } from "next";
import type { ReactNode } from "react";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { deskNames } from "@/components/organizations/desk-names";
import { DeskFrame } from "@/components/organizations/shell/desk-frame";
import { isolate } from "@/lib/clean-text";

export async function generateMetadata({ params }: DeskParams): Promise<Metadata> {
  const { organization } = await loadActingFor("organize", (await params).orgSlug);
  const place = `${deskNames.organize} · ${isolate(organization.name)}`;
  return { title: { template: `%s · ${place} · Turnout`, default: place }, robots: { index: false } };
}

export default async function OrganizeLayout({ params, children }: DeskParams & { children: ReactNode }) {
  const { organization, organizations } = await loadActingFor("organize", (await params).orgSlug);
  return (
    <DeskFrame desk="organize" organization={organization} organizations={organizations}>
      {children}
    </DeskFrame>
  );
}
