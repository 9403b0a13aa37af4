// One by one: their collection also loads a highlighter and a style compiler, tenfold what these take to load.
import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { render } from "@react-email/render";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { MailContent, MailTicket } from "./layout";

/** The content as HTML that programs for mail understand, readable in light and dark and without images. */
export function renderHtml(content: MailContent): Promise<string> {
  return render(<MailTemplate {...content} />);
}

const FONT = "ui-sans-serif,system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Programs that know no such rules show the inline colours, which are those of the light theme. */
const DARK = `@media (prefers-color-scheme:dark){
.page,.page td{background:#0f1014!important}
.card{background:#17181d!important;border-color:#2b2d33!important}
.card td{background:transparent!important}
.ink,.ink a{color:#f3f1ee!important}
.quiet,.quiet a{color:#a3a6ae!important}
.accent{color:#a9b6ff!important}
.button{background:#4a62f0!important}
}`;

const style = {
  page: { margin: 0, padding: "32px 16px", background: "#f6f5f3", fontFamily: FONT },
  column: { maxWidth: 520, margin: "0 auto" },
  brand: { margin: 0, padding: "0 4px 16px", fontSize: 16, fontWeight: 600, letterSpacing: "-0.01em" },
  card: { background: "#ffffff", border: "1px solid #e6e4e0", borderRadius: 16 },
  inside: { padding: 32 },
  title: {
    margin: "0 0 16px",
    fontSize: 24,
    lineHeight: "30px",
    fontWeight: 600,
    letterSpacing: "-0.02em",
    overflowWrap: "anywhere",
  },
  paragraph: { margin: "0 0 16px", fontSize: 16, lineHeight: "24px", whiteSpace: "pre-line" },
  facts: { margin: "8px 0 24px", borderCollapse: "collapse", fontSize: 15, lineHeight: "22px" },
  label: { padding: "4px 16px 4px 0", color: "#62656e", verticalAlign: "top", whiteSpace: "nowrap" },
  value: { padding: "4px 0", fontWeight: 500, color: "#1c1d21", overflowWrap: "anywhere" },
  ticket: { margin: "0 0 24px", textAlign: "center" },
  picture: { display: "block", margin: "0 auto", background: "#ffffff", borderRadius: 12 },
  code: {
    margin: "8px 0 4px",
    fontFamily: "ui-monospace,SFMono-Regular,Menlo,Consolas,monospace",
    fontSize: 22,
    lineHeight: "28px",
    letterSpacing: "0.12em",
  },
  hint: { margin: 0, color: "#62656e", fontSize: 14, lineHeight: "20px" },
  button: {
    padding: "12px 22px",
    borderRadius: 10,
    background: "#2f4bdd",
    color: "#ffffff",
    fontSize: 16,
    fontWeight: 600,
  },
  secondary: { margin: "16px 0 0", fontSize: 15, lineHeight: "22px" },
  accent: { color: "#2f4bdd", textDecoration: "underline" },
  end: { margin: 0, padding: "16px 4px 0", color: "#62656e", fontSize: 13, lineHeight: "20px" },
  endLink: { color: "#62656e", textDecoration: "underline" },
} as const;

/** How large the ticket is shown; the picture has twice as many pixels. */
const TICKET_PX = 180;

const ink = { color: "#1c1d21" };

function MailTemplate(content: MailContent) {
  const { subject, preheader, paragraphs, footer, unsubscribe } = content;
  return (
    <Html lang="en">
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </Head>
      <Body className="page" style={style.page}>
        <Preview>{preheader ?? paragraphs[0] ?? ""}</Preview>
        <Container style={style.column}>
          <Text className="ink" style={{ ...style.brand, ...ink }}>
            Turnout
          </Text>
          <Section className="card" style={style.card}>
            <div style={style.inside}>
              <Card {...content} />
            </div>
          </Section>
          <Text className="quiet" style={style.end}>
            {footer}
            {unsubscribe && (
              <>
                <br />
                <Link href={unsubscribe.url} style={style.endLink}>
                  {unsubscribe.label}
                </Link>
              </>
            )}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Card({ subject, greeting, paragraphs, facts, ticket, action, secondary }: MailContent) {
  return (
    <>
      <Heading className="ink" style={{ ...style.title, ...ink }}>
        {subject}
      </Heading>
      {[greeting, ...paragraphs].map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and two paragraphs may be alike
        <Text key={index} className="ink" style={{ ...style.paragraph, ...ink }}>
          {text}
        </Text>
      ))}
      {facts.length > 0 && <Facts facts={facts} />}
      {ticket && <Ticket {...ticket} />}
      <Button className="button" href={action.url} style={style.button}>
        {action.label}
      </Button>
      {secondary && (
        <Text style={style.secondary}>
          <Link className="accent" href={secondary.url} style={style.accent}>
            {secondary.label}
          </Link>
        </Text>
      )}
    </>
  );
}

/** The picture is black on white in both themes, with its own white border: a scanner needs it. */
function Ticket({ picture, code, hint, link }: MailTicket) {
  return (
    <div style={style.ticket}>
      {/* biome-ignore lint/performance/noImgElement: an email is no page of Next. */}
      <img
        src={picture}
        alt="Your ticket as a QR code"
        width={TICKET_PX}
        height={TICKET_PX}
        style={style.picture}
      />
      <Text className="ink" style={{ ...style.code, ...ink }}>
        {code}
      </Text>
      <Text className="quiet" style={style.hint}>
        {hint}
        <br />
        <Link className="accent" href={link.url} style={style.accent}>
          {link.label}
        </Link>
      </Text>
    </div>
  );
}

function Facts({ facts }: Pick<MailContent, "facts">) {
  return (
    <table role="presentation" style={style.facts}>
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <td className="quiet" style={style.label}>
              {label}
            </td>
            <td className="ink" style={style.value}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
