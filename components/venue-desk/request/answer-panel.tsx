"use client";

import { useState } from "react";
import { timeLeft } from "@/components/sourcing/sourcing-words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { formatInZone, utcToLocal } from "@/lib/dates";
import { errorMessage } from "@/lib/error-message";
import type { RequestOut } from "@/server/domains/rfps/desk.schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { turnDownWords } from "../request-words";
import { AnswerForm } from "./answer-form";
import { AnswerSummary } from "./answer-summary";
import { TurnDown } from "./turn-down";

type AnswerPanelProps = {
  request: RequestOut;
  venue: VenueOut;
  viewerTimeZone: string;
  now: Date;
  onSaved: (changed: RequestOut) => void;
  /** The request is another one by now. */
  onStale: () => void;
};

/** The venue's answer: the form while it can answer, what it said, and what came of it. */
export function AnswerPanel({ request, venue, viewerTimeZone, now, onSaved, onStale }: AnswerPanelProps) {
  const [isEditing, setEditing] = useState(false);
  const { response, responseDeadline } = request;
  const deadline = responseDeadline ? new Date(responseDeadline) : null;
  const left = deadline ? timeLeft(deadline, now) : null;
  const canAnswer = request.closedBecause === null && left !== null;
  const showsForm = canAnswer && (response === null || isEditing);
  const saved = (changed: RequestOut) => {
    setEditing(false);
    onSaved(changed);
  };
  return (
    <Card className="space-y-5 xl:sticky xl:top-20">
      <CardHeader
        title={response ? "Your answer" : canAnswer ? "Answer this request" : "No answer was sent"}
        description={
          canAnswer && deadline ? (
            <DeadlineWords
              lead={response ? "You can change this until" : `${left.words} left: answer by`}
              at={deadline}
              venueTimeZone={venue.timeZone}
              viewerTimeZone={viewerTimeZone}
              now={now}
            />
          ) : undefined
        }
        level="h3"
      />
      <Outcome request={request} isOver={!canAnswer} />
      {showsForm ? (
        <AnswerForm
          key={response?.revision ?? 0}
          request={request}
          venue={venue}
          onSaved={saved}
          onStale={onStale}
          onCancel={response ? () => setEditing(false) : null}
        />
      ) : (
        response && <AnswerSummary response={response} venue={venue} now={now} />
      )}
      {canAnswer && (
        <div className="flex flex-wrap gap-2 border-border border-t pt-4">
          {response && !isEditing && (
            <Button variant="secondary" onClick={() => setEditing(true)}>
              Change answer
            </Button>
          )}
          <TurnDown request={request} onDone={saved} />
        </div>
      )}
    </Card>
  );
}

type DeadlineProps = {
  lead: string;
  at: Date;
  venueTimeZone: string;
  viewerTimeZone: string;
  now: Date;
};

/** A deadline on the venue's clock, and on the viewer's where that differs. */
function DeadlineWords({ lead, at, venueTimeZone, viewerTimeZone, now }: DeadlineProps) {
  const isSame = utcToLocal(at, venueTimeZone) === utcToLocal(at, viewerTimeZone);
  return (
    <>
      {lead} {formatInZone({ at, timeZone: venueTimeZone, now })}
      {!isSame && ` (${formatInZone({ at, timeZone: viewerTimeZone, now })}, your time)`}
    </>
  );
}

/** What came of the request. */
function Outcome({ request, isOver }: { request: RequestOut; isOver: boolean }) {
  const { status, awardMessage, closeReason, closedBecause, turnedDown, organization } = request;
  const name = <bdi>{organization.name}</bdi>;
  const word = (text: string | null) =>
    text && <blockquote className="wrap-anywhere mt-1 whitespace-pre-wrap">“{text}”</blockquote>;
  if (!isOver) return null;
  if (status === "awarded")
    return (
      <Callout tone="success" title={<>{name} chose you</>}>
        {word(awardMessage) || "Write to them below to settle the details."}
      </Callout>
    );
  if (status === "not_awarded")
    return (
      <Callout title={<>{name} chose another venue</>}>
        {word(awardMessage) || "Thank you for answering. They can ask you again."}
      </Callout>
    );
  if (turnedDown)
    return (
      <Callout title="You turned this request down">
        {turnDownWords[turnedDown.reason]}
        {word(turnedDown.note)}
      </Callout>
    );
  if (closedBecause === "rfp.not-sent")
    return (
      <Callout title={<>{name} closed this request</>}>{word(closeReason) || "No venue was chosen."}</Callout>
    );
  return <Callout>{errorMessage({ reason: closedBecause ?? "rfp.deadline-passed" })}</Callout>;
}
