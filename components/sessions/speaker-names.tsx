import { Avatar } from "@/components/ui/avatar";

type SpeakerNamesProps = { speakers: readonly { name: string; photoUrl: string | null }[] };

/** The speakers with their photos or initials. */
export function SpeakerNames({ speakers }: SpeakerNamesProps) {
  if (speakers.length === 0) return null;
  return (
    <ul aria-label="Speakers" className="flex flex-wrap gap-x-3 gap-y-1.5 text-sm">
      {speakers.map(({ name, photoUrl }) => (
        <li key={name} className="flex min-w-0 items-center gap-1.5">
          <Avatar name={name} imageUrl={photoUrl} size="xs" className="print:hidden" />
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
