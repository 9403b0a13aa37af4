import type { Metadata } from "next";
import type { DeskParams } from "@/app/(app)/acting-for";
import { MembersPage } from "@/app/(app)/members-page";

export const metadata: Metadata = { title: "Members" };

export default function OrganizeMembersPage({ params }: DeskParams) {
  return <MembersPage desk="organize" params={params} />;
}
