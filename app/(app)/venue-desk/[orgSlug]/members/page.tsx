import type { Metadata } from "next";
import type { DeskParams } from "@/app/(app)/acting-for";
import { MembersPage } from "@/app/(app)/members-page";

export const metadata: Metadata = { title: "Members" };

export default function VenueDeskMembersPage({ params }: DeskParams) {
  return <MembersPage desk="venue-desk" params={params} />;
}
