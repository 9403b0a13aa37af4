import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

type MembersSearchProps = { slug: string; q: string; role: string };

/** Finds members by name and role. A plain form: it works before, and without, any script. */
export function MembersSearch({ slug, q, role }: MembersSearchProps) {
  return (
    <search>
      <Form action={`/g/${slug}/members`} className="flex max-w-prose flex-wrap gap-2">
        <Input
          key={`q ${q}`}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={100}
          aria-label="Search members"
          placeholder="Search members"
          className="min-w-40 flex-1 max-sm:basis-full"
        />
        <NativeSelect
          key={`role ${role}`}
          name="role"
          aria-label="Role"
          defaultValue={role}
          className="max-sm:flex-1 sm:w-36"
        >
          <option value="">All roles</option>
          <option value="owner">Owners</option>
          <option value="moderator">Moderators</option>
          <option value="member">Members</option>
        </NativeSelect>
        <Button type="submit" variant="secondary">
          Search
        </Button>
      </Form>
    </search>
  );
}
