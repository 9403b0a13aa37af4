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
  ["401", "unauthenticated", "you are not signed in, or the token has expired or been revoked"],
  ["403", "forbidden", "you may see it but not do this"],
  ["404", "not-found", "it does not exist, or you may not see it; the two look the same"],
  ["409", "conflict", "the current state does not allow it; nothing was changed"],
  ["422", "expired", "the time for this has passed"],
  ["429", "rate-limited", "try again after the number of seconds in `Retry-After`"],
  ["503", "unavailable", "the server is too busy; nothing was changed, try again"],
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
        Create a personal access token in your <Link href="/settings">settings</Link> and send it with each
        request. It acts as you, until it expires or you revoke it. Pages of this site may use the sign-in
        cookie instead.
      </p>
      <CodeBlock
        label="Who am I?"
        code={`export TURNOUT_TOKEN=tt_…\ncurl '${site}/me' \\\n  -H "Authorization: Bearer $TURNOUT_TOKEN"`}
        canCopy
      />
      <p>
        Bodies are sent as <Code>application/json</Code>, up to 256 kB. An unknown field is refused by name,
        so typing errors show up right away. Instants are ISO 8601 with a zone, and are answered in UTC; an
        event also has the IANA zone that its times are shown in.
      </p>
      <p>
        Organizations, venues, requests and the venue waitlist are also there as{" "}
        <a href="/api/graphql">GraphQL</a>, with the same permissions and limits.
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
        Every refusal has the same shape. Branch on <Code>reason</Code>, which never changes; show{" "}
        <Code>message</Code> to people. Every answer has an <Code>X-Request-Id</Code>, yours if you send one,
        with which its log lines can be found.
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
        A list returns <Code>items</Code> and <Code>nextCursor</Code>. Send it back as <Code>cursor</Code> for
        the next page, with the same filters; on the last page it is null. <Code>limit</Code> is 1 to 100.
      </p>
      <p>
        A person can change their RSVPs at most 5 times a minute, over all events. Creating an RSVP that
        exists already returns it and changes nothing, so a request whose answer was lost can be retried.
      </p>
      <p>
        One network can create 10 accounts an hour. Beyond that the answer is 429 with{" "}
        <Code>sign-up.work-needed</Code> and a <Code>challenge</Code> in <Code>details</Code>: find a number
        with which the SHA-256 of its <Code>text</Code>, a dot and the number begins with <Code>bits</Code>{" "}
        zero bits, and send all three as <Code>work</Code> with the same request, or try again after{" "}
        <Code>Retry-After</Code>. Each challenge is good once, for five minutes.
      </p>
      <p>
        An edit changes the fields in its body and leaves the others as they are. Send the{" "}
        <Code>version</Code> that you have read as <Code>expectedVersion</Code> if the edit must not overwrite
        a newer change: it is then refused with 409 and the current state in <Code>details</Code>.
      </p>
    </GuideSection>
  );
}

function SendingAgain() {
  return (
    <GuideSection anchor="again" title="Retries">
      <p>
        When an answer is lost, you can't know whether the change was made. Send every change with an{" "}
        <Code>Idempotency-Key</Code> of your own, 1 to 255 printable ASCII characters and new for each change,
        and retry the same request with the same key until it is answered.
      </p>
      <CodeBlock label="A change that can be retried" code={againExample} />
      <p>
        For 24 hours a retry gets the first answer again, refusals included, with{" "}
        <Code>Idempotency-Replayed: true</Code>. The same key with another method, path, body or way of
        signing in is refused with <Code>idempotency.key-reused</Code>; while the first request is under way,
        the second is refused with <Code>idempotency.in-progress</Code> and a <Code>Retry-After</Code>.
        Answers of 429 and 5xx are not kept, so the same key can be used for a retry. Keys are yours alone,
        and are ignored when reading or signing up.
      </p>
      <p>
        If our server crashes during a request, the key can be used again after a minute. Most changes do
        nothing more when repeated: an existing RSVP is returned, an edit of an older{" "}
        <Code>expectedVersion</Code> is refused, and a promoted, declined or removed guest stays so. A request
        that creates something new (an event, its copy, a token) or seats the next guest on the waitlist by{" "}
        <Code>count</Code> would do so twice, and is refused with <Code>idempotency.outcome-unknown</Code>{" "}
        instead: check whether it arrived, and if not, send it with a new key.
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
