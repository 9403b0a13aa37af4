import { Link } from "@/components/ui/link";

/** Under a page that this account cannot see: which account it is, and the way to another. */
export function SignedInAs({ name }: { name: string }) {
  return (
    <p className="mt-5 text-muted text-sm">
      You're signed in as <bdi className="text-text">{name}</bdi>
      {" · "}
      <Link href="/sign-out" prefetch={false} className="text-text underline underline-offset-4">
        Switch account
      </Link>
    </p>
  );
}
