import ReactMarkdown, { type Components, type Options } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "@/lib/class-names";
import { nestHeadings } from "./markdown-headings";

type MarkdownProps = {
  /** Written by anybody: HTML tags in it are dropped, and so are links to anything but web and mail. */
  children: string;
  className?: string;
};

/** Untrusted Markdown as HTML. Its headings start at h3, below the title of the page and of the section. */
export function Markdown({ children, className }: MarkdownProps) {
  return (
    <div className={cn("prose", className)}>
      <ReactMarkdown
        skipHtml
        remarkPlugins={[remarkGfm]}
        rehypePlugins={rehypePlugins}
        components={components}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}

const rehypePlugins: Options["rehypePlugins"] = [
  () => nestHeadings,
  [
    rehypeSanitize,
    {
      ...defaultSchema,
      protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"], src: ["https"] },
    },
  ],
];

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} rel="nofollow noopener ugc">
      {children}
    </a>
  ),
  img: ({ src, alt }) =>
    typeof src === "string" && src.startsWith("https://") ? (
      // biome-ignore lint/performance/noImgElement: its host and size are the writer's choice.
      <img src={src} alt={alt ?? ""} loading="lazy" referrerPolicy="no-referrer" />
    ) : null,
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
};
