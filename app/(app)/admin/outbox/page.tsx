import type { Metadata } from "next";
import { addressIn } from "@/components/operations/choices";
import { factsInput, tasksInput } from "@/components/operations/outbox/filters";
import { OutboxView } from "@/components/operations/outbox/outbox-view";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const input = tasksInput(await addressIn(searchParams));
  const [outbox, facts, tasks] = await Promise.all([
    admin.outbox.read(),
    admin.outbox.facts(factsInput),
    admin.outbox.tasks(input),
  ]);
  return <OutboxView outbox={outbox} facts={facts} tasks={{ page: tasks, input }} />;
}
