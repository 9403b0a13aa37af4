import type { Metadata } from "next";
import { addressIn } from "@/components/operations/choices";
import { DeliveriesView } from "@/components/operations/deliveries/deliveries-view";
import { deliveriesInput } from "@/components/operations/deliveries/filters";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Deliveries" };

export default async function DeliveriesPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const input = deliveriesInput(await addressIn(searchParams));
  const [page, counts, bounces] = await Promise.all([
    admin.deliveries.list(input),
    admin.deliveries.count(),
    admin.deliveries.bounces(),
  ]);
  return <DeliveriesView first={{ page, input }} counts={counts} bounces={bounces} />;
}
