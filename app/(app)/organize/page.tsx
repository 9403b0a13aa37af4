import type { Metadata } from "next";
import { type HomeProps, OrganizationsPage } from "../organizations-page";

export const metadata: Metadata = { title: "Organize", robots: { index: false } };

export default function OrganizePage({ searchParams }: HomeProps) {
  return <OrganizationsPage desk="organize" searchParams={searchParams} />;
}
