import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { JoinByLink } from "@/components/groups/home/join-by-link";
import { Container } from "@/components/layout/container";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Cover } from "@/components/ui/cover";
import { counted } from "@/lib/plural";
import { getViewer } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";
import { SECRET_ADDRESS } from "../../../secret-address";

export const metadata: Metadata = { title: "You're invited to a group", ...SECRET_ADDRESS };

const WHY_NOT = {
  ended: "This link has expired. Ask the person who sent it for a new one.",
  full: "The group is full at the moment.",
  archived: "The group is archived: no one can join it.",
};

/** Null for the ended link of a private group, of which strangers learn nothing any more. */
async function previewOf(token: string) {
  return orNotFound((caller) =>
    caller.groups.invitations.preview({ token }).then(
      (preview) => ({ preview }),
      (error) => {
        if (refusalIn(error)?.reason === "group-link.ended") return { preview: null };
        throw error;
      },
    ),
  ).then(({ preview }) => preview);
}

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [preview, viewer] = await Promise.all([previewOf(token), getViewer()]);
  if (!preview) return <EndedLink />;
  const { group, status, isMember } = preview;
  return (
    <Container width="form">
      <Card padding="none" className="overflow-hidden">
        <Cover id={group.id} imageUrl={group.coverUrl} ratio="banner" priority />
        <div className="space-y-4 p-5 sm:p-6">
          <div>
            <p className="text-muted text-sm">You're invited to</p>
            <h1 className="break-words text-2xl">
              <bdi>{group.name}</bdi>
            </h1>
            <p className="text-muted text-sm tabular-nums">{counted(group.memberCount, "member")}</p>
          </div>
          {isMember ? (
            <ButtonLink href={`/g/${group.slug}`}>Open the group</ButtonLink>
          ) : status === "open" ? (
            <JoinByLink token={token} name={group.name} isSignedIn={viewer !== null} />
          ) : (
            <p>{WHY_NOT[status]}</p>
          )}
        </div>
      </Card>
    </Container>
  );
}

function EndedLink() {
  return (
    <Container width="form">
      <Card className="space-y-2">
        <h1 className="text-2xl">This link has expired</h1>
        <p className="text-muted">Ask the person who sent it for a new one.</p>
      </Card>
    </Container>
  );
}
