import { Link } from "@/components/ui/link";
import { CodeBlock } from "./code-block";
import { GuideSection } from "./guide-section";
import { Code } from "./words";

const errorExample = `{
  "error": {
    "code": "conflict",
    "reason": "seats.not-enough",
    "message": "Only 1 more seat is free. Nothing was changed.",
    "details": { "seatsLeft": 1 }
  }
}`;

const againExample = `curl -X POST '/api/v1/events/…/rsvp' \\
  -H "Authorization: Bearer $TURNOUT_TOKEN" \\
  -H 'Idempotency-Key: checkout-1742-try' \\
  -H 'Content-Type: application/json' -d '{"guests":1}'`;

const codes = [
  ["400", "invalid", "`details.fields` names each field and what is wrong with it"],
  ["401", "unauthenticated", "sign in, or the token has expired or been revoked"],
  ["403", "forbidden", "you may see it but not do this"],
  ["404", "not-found", "there is none, or it is not yours to see; the two look the same"],
  ["409", "conflict", "the present state does not allow it, and nothing was changed"],
  ["422", "expired", "the time for it has passed"],
  ["429", "rate-limited", "`Retry-After` says in how many seconds to come back"],
  ["503", "unavailable", "too busy, and nothing was changed; try again"],
] as const;

/** What holds for every request. */
export function RestGuide({ site }: { site: string }) {
  return (
    <div className="space-y-12">
      <GettingStarted site={site} />
      <Errors />
      <PagesAndLimits />
      <SendingAgain />
    </div>
  );
}

function GettingStarted({ site }: { site: string }) {
  return (
    <GuideSection anchor="start" title="Getting started">
      <p>
        Everything the app does with events and RSVPs, a program can do too. Requests and answers are JSON
        below <Code>/api/v1</Code>, described for machines in{" "}
        <a href="/api/v1/openapi.json">
          <Code>openapi.json</Code>
        </a>{" "}
        (OpenAPI 3.1).
      </p>
      <p>
        Make a personal access token in your <Link href="/settings">settings</Link> and send it along. It acts
        as you, until it expires or you revoke it. Pages of this site may use the sign-in cookie instead.
      </p>
      <CodeBlock
        label="Who am I?"
        code={`export TURNOUT_TOKEN=tt_…\ncurl '${site}/me' \\\n  -H "Authorization: Bearer $TURNOUT_TOKEN"`}
        canCopy
      />
      <p>
        Bodies are sent as <Code>application/json</Code>, up to 256 kB. A field that is not known is refused
        by its name, so that a typing error is found at once. Instants are ISO 8601 with a zone, and are
        answered in UTC; an event also has the IANA zone that its times are shown in.
      </p>
      <p>
        <Code>/api/activities/…</Code>, <Code>/api/rsvps/…</Code> and <Code>/api/users/…</Code> are other
        names for <Code>/api/v1/events/…</Code>, <Code>/api/v1/rsvps/…</Code> and <Code>/api/v1/users/…</Code>
        .
      </p>
    </GuideSection>
  );
}

function Errors() {
  return (
    <GuideSection anchor="errors" title="Errors">
      <p>
        Every refusal has one shape. Decide by <Code>reason</Code>, which stays the same; show{" "}
        <Code>message</Code> to people. Every answer has an <Code>X-Request-Id</Code>, yours if you send one,
        by which it is found in the log.
      </p>
      <CodeBlock label="A refusal" code={errorExample} />
      <ErrorCodes />
    </GuideSection>
  );
}

function PagesAndLimits() {
  return (
    <GuideSection anchor="paging" title="Pages and limits">
      <p>
        A list answers <Code>items</Code> and <Code>nextCursor</Code>. Send it back as <Code>cursor</Code> for
        the next page, with the same filters; on the last page it is null. <Code>limit</Code> is 1 to 100.
      </p>
      <p>
        A person changes their RSVPs at most 5 times a minute, over all events. Asking for an RSVP that is
        there already answers it and changes nothing, so a request whose answer was lost can be sent again.
      </p>
      <p>
        One network makes 10 accounts an hour. Beyond that the answer is 429 with{" "}
        <Code>sign-up.work-needed</Code> and a <Code>challenge</Code> in <Code>details</Code>: find a number
        with which the SHA-256 of its <Code>text</Code>, a dot and the number begins with <Code>bits</Code>{" "}
        zero bits, and send all three as <Code>work</Code> with the same request, or come back after{" "}
        <Code>Retry-After</Code>. Each challenge is good once, for five minutes.
      </p>
      <p>
        An edit changes the fields that it names and leaves the others as they are. Send the{" "}
        <Code>version</Code> that you have read as <Code>expectedVersion</Code> where the edit must not go
        over a newer change: then it is refused with 409 and the present state in <Code>details</Code>.
      </p>
    </GuideSection>
  );
}

function SendingAgain() {
  return (
    <GuideSection anchor="again" title="Sending again">
      <p>
        When an answer is lost, nobody knows whether the change was made. Send every change with an{" "}
        <Code>Idempotency-Key</Code> of your own, 1 to 255 printable ASCII characters and new for each change,
        and send the same request with the same key again until it is answered.
      </p>
      <CodeBlock label="A change that can be sent again" code={againExample} />
      <p>
        For 24 hours the request is answered as it was the first time, refusals included, with{" "}
        <Code>Idempotency-Replayed: true</Code>. The same key with another method, path, body or way of
        signing in is refused with <Code>idempotency.key-reused</Code>; while the first request is under way,
        the second is refused with <Code>idempotency.in-progress</Code> and a <Code>Retry-After</Code>.
        Answers of 429 and 5xx are not kept, so that the same key can be tried again. Keys are yours alone,
        and are not heeded when reading or signing up.
      </p>
      <p>
        If our server breaks down in the middle, the key can be used again after a minute. Most changes do
        nothing more when repeated: an RSVP that is there is answered, an edit of an older{" "}
        <Code>expectedVersion</Code> is refused, who is promoted, declined or removed stays so. What makes
        something new (an event, its copy, a token) or seats the next guest on the waitlist by{" "}
        <Code>count</Code> would do so twice, and is refused with <Code>idempotency.outcome-unknown</Code>{" "}
        instead: look whether it arrived, and if not, send it with a new key.
      </p>
    </GuideSection>
  );
}

function ErrorCodes() {
  return (
    <ul>
      {codes.map(([status, code, meaning]) => (
        <li key={code}>
          {status} <Code>{code}</Code>: {meaning.replaceAll("`", "")}
        </li>
      ))}
    </ul>
  );
}
