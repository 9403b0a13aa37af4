import { Avatar, type AvatarSize } from "./avatar";

type AvatarStackProps = {
  people: { id: string; name: string; imageUrl?: string | null }[];
  /** How many there are in all; more than are passed shows as "+12". */
  total?: number;
  max?: number;
  size?: Extract<AvatarSize, "sm" | "md">;
};

/** A few overlapping faces. Decoration: the sentence beside them says who and how many. */
export function AvatarStack({ people, total = people.length, max = 5, size = "sm" }: AvatarStackProps) {
  const shown = people.slice(0, max);
  const rest = total - shown.length;
  return (
    <span aria-hidden="true" className="inline-flex items-center -space-x-1">
      {shown.map((person) => (
        <Avatar
          key={person.id}
          name={person.name}
          imageUrl={person.imageUrl}
          size={size}
          className="ring-2 ring-surface"
        />
      ))}
      {rest > 0 && <span className="pl-2.5 text-muted text-sm tabular-nums">+{rest}</span>}
    </span>
  );
}
