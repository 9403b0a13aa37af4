import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ManageProvider } from "@/components/events/manage/manage-context";
import { ManageFrame } from "@/components/events/manage/manage-frame";
import { isolate } from "@/lib/clean-text";
import { loadManagedEvent, type ManageParams } from "./managed-event";

export async function generateMetadata({ params }: ManageParams): Promise<Metadata> {
  const { event } = await loadManagedEvent((await params).eventId);
  return {
    title: { template: `%s · ${isolate(event.title)} · Turnout`, default: event.title },
    robots: { index: false },
  };
}

export default async function ManageLayout({ params, children }: ManageParams & { children: ReactNode }) {
  const { event, path } = await loadManagedEvent((await params).eventId);
  return (
    <ManageProvider initial={event} path={path} renderedAt={new Date().toISOString()}>
      <ManageFrame>{children}</ManageFrame>
    </ManageProvider>
  );
}
