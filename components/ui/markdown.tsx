import { cache, type ReactNode } from "react";
import ReactMarkdown, { type Components, type Options } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "@/lib/class-names";
import { remembering } from "@/lib/remembering";
import { costOf, refuseTooDeep } from "./markdown-bounds";
import { directBlocks } from "./markdown-direction";
import { nestHeadings } from "./markdown-headings";
import { MENTION_CLASS, showMentions } from "./markdown-mentions";
import { linkPictures } from "./markdown-pictures";

/** Rendered texts that are kept, of 20,000 characters at most. */
const TEXTS_KEPT = 100;

type MarkdownProps = {
  /** User-written: HTML tags are dropped, and so are links other than web and email. */
  children: string;
  className?: string;
  /** `linked` where members write to each other; `shown` where a host writes about their own thing. */
  pictures?: "shown" | "linked";
};

/** What all texts of one page may cost together: a long post and some hundred comments of several lines. */
const COST_OF_PAGE_MAX = 9_000;

/** One per page that the server draws; in the browser each text has its own. */
const pageOf = cache(() => ({ costLeft: COST_OF_PAGE_MAX }));

/**
 * Untrusted Markdown as HTML. Its headings start at h3, below the title of the page and of the section. What would take
 * its parser too long, alone or with what stands before it on the page, is shown as the plain text that it is.
 */
export function Markdown({ children, className, pictures = "shown" }: MarkdownProps) {
  const page = pageOf();
  const cost = costOf(children);
  const isAffordable = cost !== null && cost <= page.costLeft;
  if (isAffordable) page.costLeft -= cost;
  return (
    <div className={cn("prose", className)}>
      {isAffordable ? rendered(children, pictures) : plainText(children)}
    </div>
  );
}

/** Parsed once per text, not once per view. */
const rendered = remembering(
  TEXTS_KEPT,
  (text: string, pictures: "shown" | "linked") => `${pictures} ${text}`,
  parsed,
);

function parsed(text: string, pictures: "shown" | "linked"): ReactNode {
  try {
    return ReactMarkdown({
      skipHtml: true,
      remarkPlugins,
      rehypePlugins: pictures === "linked" ? [() => linkPictures, ...rehypePlugins] : rehypePlugins,
      components,
      children: text,
    });
  } catch (error) {
    if (error instanceof RangeError) return plainText(text);
    throw error;
  }
}

function plainText(text: string): ReactNode {
  return <p className="whitespace-pre-wrap break-words">{text}</p>;
}

const remarkPlugins: Options["remarkPlugins"] = [remarkGfm, () => refuseTooDeep];

const rehypePlugins: NonNullable<Options["rehypePlugins"]> = [
  () => nestHeadings,
  () => showMentions,
  [
    rehypeSanitize,
    {
      ...defaultSchema,
      attributes: { ...defaultSchema.attributes, span: [["className", MENTION_CLASS]] },
      protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"], src: ["https"] },
    },
  ],
  // After what would take it out again.
  () => directBlocks,
];

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} rel="nofollow noopener ugc">
      {children}
    </a>
  ),
  span: ({ className, children }) =>
    className === MENTION_CLASS ? <bdi className={className}>{children}</bdi> : <span>{children}</span>,
  img: ({ src, alt }) =>
    typeof src === "string" && src.startsWith("https://") ? (
      // biome-ignore lint/performance/noImgElement: its host and size are the writer's choice.
      <img src={src} alt={alt ?? ""} loading="lazy" referrerPolicy="no-referrer" />
    ) : null,
  table: ({ children, dir }) => (
    <div className="overflow-x-auto">
      <table dir={dir}>{children}</table>
    </div>
  ),
};
