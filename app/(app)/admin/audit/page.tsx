import type { Metadata } from "next";
import { AuditView } from "@/components/operations/audit/audit-view";
import { auditInput } from "@/components/operations/audit/filters";
import { addressIn } from "@/components/operations/choices";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const input = auditInput(await addressIn(searchParams));
  return <AuditView first={{ page: await admin.audit(input), input }} />;
}
