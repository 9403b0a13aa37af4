import type { Metadata } from "next";
import { type HomeProps, OrganizationsPage } from "../organizations-page";

export const metadata: Metadata = { title: "Venue desk", robots: { index: false } };

export default function VenueDeskPage({ searchParams }: HomeProps) {
  return <OrganizationsPage desk="venue-desk" searchParams={searchParams} />;
}
