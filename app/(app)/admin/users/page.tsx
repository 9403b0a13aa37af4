import type { Metadata } from "next";
import { addressIn } from "@/components/operations/choices";
import { usersInput } from "@/components/operations/users/filters";
import { UsersView } from "@/components/operations/users/users-view";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const input = usersInput(await addressIn(searchParams));
  return <UsersView first={{ page: await admin.users.list(input), input }} />;
}
