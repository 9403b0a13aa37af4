import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";

const render = (text: string) => renderToStaticMarkup(<Markdown>{text}</Markdown>);
const levels = (text: string) => [...render(text).matchAll(/<(h\d)/g)].map((match) => match[1]);

describe("Markdown", () => {
  it.each([
    ["a tag", "<script>alert(1)</script>"],
    ["a tag in a paragraph", "hello <img src=x onerror=alert(1)> there"],
    ["a link to a script", "[click](javascript:alert(1))"],
    ["a link to a script in disguise", "[click](java\nscript:alert(1))"],
    ["a data link", "[click](data:text/html;base64,PHNjcmlwdD4=)"],
    ["a picture that is a script", "![x](javascript:alert(1))"],
    ["a quote in a title", '[x](https://example.com "" onmouseover=alert(1)")'],
    ["an autolink", "<javascript:alert(1)>"],
    ["an iframe", '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ["a style", "<style>body{display:none}</style>"],
  ])("rendered Markdown has nothing that runs from %s", (_, text) => {
    const html = render(text);
    expect(html).not.toMatch(/<(script|iframe|style|img)/);
    expect(html).not.toMatch(/(href|src)="(?!https:)/);
    expect(html.replace(/title="[^"]*"/g, "")).not.toMatch(/<[^>]*\son\w+=/);
  });

  it("a mention is shown as a name, with the sign before it and without a link", () => {
    expect(render("Thanks @[Ana B](person:0198)!")).toContain('Thanks <bdi class="mention">@Ana B</bdi>!');
    expect(render("see [Ana](person:0198)")).toContain("see <span>Ana</span>");
    expect(render("`@[Ana](person:0198)`")).toContain("<code>@[Ana](person:0198)</code>");
  });

  it("Markdown links carry nofollow and no referrer", () => {
    expect(render("[there](https://example.com)")).toContain(
      '<a href="https://example.com" rel="nofollow noopener ugc">',
    );
  });

  it("Markdown images load lazily, over HTTPS only and without a referrer", () => {
    expect(render("![A hall](https://example.com/a.png)")).toContain(
      '<img src="https://example.com/a.png" alt="A hall" loading="lazy" referrerPolicy="no-referrer"/>',
    );
    expect(render("![A hall](http://example.com/a.png)")).not.toContain("<img");
  });

  it("where members write to each other a picture is a link to it, and within a link its words", () => {
    const linked = (text: string) => renderToStaticMarkup(<Markdown pictures="linked">{text}</Markdown>);
    expect(linked("![A hall](https://example.com/a.png)")).toContain(
      '<a href="https://example.com/a.png" rel="nofollow noopener ugc">A hall</a>',
    );
    const nested = linked("[![A hall](https://example.com/a.png)](https://example.com)");
    expect(nested).toContain('rel="nofollow noopener ugc"><span>A hall</span></a>');
    expect(nested).not.toMatch(/<img|a\.png/);
    expect(linked("![x](javascript:alert(1))")).not.toContain("javascript");
  });

  it.each([
    ["# A", ["h3"]],
    ["## A\n### B\n## C", ["h3", "h4", "h3"]],
    ["# A\n#### B\n##### C", ["h3", "h4", "h5"]],
    ["### A\n# B\n## C", ["h3", "h3", "h4"]],
    ["# A\n## B\n### C\n#### D\n##### E\n###### F", ["h3", "h4", "h5", "h6", "h6", "h6"]],
  ])("the headings of %j nest without a gap", (text, expected) => {
    expect(levels(text)).toEqual(expected);
  });
});
