import type { Metadata } from "next";
import { isolate } from "@/lib/clean-text";
import { plainText } from "@/lib/plain-text";
import { counted } from "@/lib/plural";
import { SECRET_ADDRESS } from "../../secret-address";
import { loadGroup } from "./shown-group";

/** Of a group that a person outside knows by an invitation only. */
export const INVITED: Metadata = { title: "You're invited to a group", ...SECRET_ADDRESS };

/** What search engines and previews learn of a page of a group. Only public groups are indexed. */
export async function groupMetadata(slug: string, page?: string): Promise<Metadata> {
  const group = await loadGroup(slug);
  const name = isolate(group.name);
  const description =
    plainText(group.description, 160) || `A group of ${counted(group.memberCount, "member")}.`;
  const title = page ? `${page} · ${name}` : name;
  const url = `/g/${group.slug}`;
  return {
    title,
    description,
    ...(group.visibility === "public"
      ? page
        ? {}
        : { alternates: { canonical: url } }
      : { robots: { index: false } }),
    openGraph: { title, description, url, siteName: "Turnout" },
  };
}
