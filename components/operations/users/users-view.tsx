"use client";

import { SearchX } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import { ROLES, type UserOut } from "@/server/domains/operations/users/schema";
import { FilterSelect } from "../filter-select";
import { ListFrame } from "../list-frame";
import { rowCards } from "../row-cards";
import { SearchField } from "../search-field";
import { Section } from "../section";
import { useAddress } from "../use-address";
import { type Page, usePages } from "../use-pages";
import { roleWords } from "../words";
import { usersInput } from "./filters";
import { UserDialogs } from "./user-dialogs";
import { UserRow } from "./user-row";
import { useUserActions } from "./use-user-actions";

type UsersViewProps = { first: { page: Page<UserOut>; input: ReturnType<typeof usersInput> } };

/** Everybody who has an account: found, shut out, let in, and given their role. */
export function UsersView({ first }: UsersViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = usersInput(address);
  const list = usePages<UserOut>({
    path: trpc.admin.users.list.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.users.list.query({ ...input, ...more }, { signal }),
    first,
  });
  const actions = useUserActions();
  return (
    <Section title="Users">
      <search className="flex flex-wrap gap-2">
        <SearchField
          label="Search users by name or e-mail"
          placeholder="Name or e-mail"
          value={input.q ?? ""}
          onChange={(q) => set({ q })}
          searching={list.isPlaceholderData}
        />
        <FilterSelect
          label="Role"
          all="Every role"
          options={ROLES.map((role) => ({ value: role, label: roleWords[role] }))}
          value={input.role}
          onChange={(role) => set({ role })}
        />
        <FilterSelect
          label="Banned"
          all="Banned or not"
          options={[
            { value: "yes", label: "Banned" },
            { value: "no", label: "Not banned" },
          ]}
          value={input.banned === undefined ? undefined : input.banned ? "yes" : "no"}
          onChange={(banned) => set({ banned })}
        />
      </search>
      <ListFrame list={list} noun="people" empty={<NobodyFits onClear={() => set(NO_FILTER)} />}>
        <Table label="Users" className={rowCards}>
          <TableHead>
            <TableHeader>Person</TableHeader>
            <TableHeader>Role</TableHeader>
            <TableHeader>Holds</TableHeader>
            <TableHeader>Joined</TableHeader>
            <TableHeader>
              <span className="sr-only">Actions</span>
            </TableHeader>
          </TableHead>
          <tbody>
            {list.items.map((user) => (
              <UserRow key={user.id} user={user} actions={actions} />
            ))}
          </tbody>
        </Table>
      </ListFrame>
      <UserDialogs actions={actions} />
    </Section>
  );
}

const NO_FILTER = { q: undefined, role: undefined, banned: undefined };

function NobodyFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      level="h3"
      title="Nobody fits"
      description="Nobody has this in their name or address with this role and standing."
      action={
        <Button variant="secondary" onClick={onClear}>
          Show everybody
        </Button>
      }
    />
  );
}
