import type { Metadata } from "next";
import { addressIn } from "@/components/operations/choices";
import { rfpsInput } from "@/components/operations/rfps/filters";
import { RfpsView } from "@/components/operations/rfps/rfps-view";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Requests (RFPs)" };

export default async function AdminRfpsPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const input = rfpsInput(await addressIn(searchParams));
  return <RfpsView first={{ page: await admin.rfps.list(input), input }} />;
}
