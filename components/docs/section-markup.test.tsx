import { describe, expect, test } from "vitest";
import { openApiDocument } from "@/server/api/openapi";
import { provideEnv } from "@/server/env";
import { readOperations } from "./read-operations";
import { SectionList, SectionOperations } from "./section-markup";
import { staticHtml } from "./static-html";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "http://localhost:3000" });

function Part({ text }: { text: string }) {
  return <b className="x">{text}</b>;
}

/** What the component hands to React. */
function markupOf(element: React.JSX.Element): string {
  const outer = (element.type as (props: unknown) => React.JSX.Element)(element.props);
  return outer.props.html;
}

const sections = readOperations(openApiDocument());

describe("the documentation of the API", () => {
  test("the API docs are read and rendered once", () => {
    expect(readOperations(openApiDocument())).toBe(sections);
    for (const section of sections) {
      for (const Markup of [SectionList, SectionOperations]) {
        expect(markupOf(<Markup section={section} />)).toBe(markupOf(<Markup section={section} />));
      }
    }
  });

  test("every operation has an anchor on the first page that links to its section", () => {
    for (const section of sections) {
      const [list, full] = [
        markupOf(<SectionList section={section} />),
        markupOf(<SectionOperations section={section} />),
      ];
      for (const { anchor } of section.operations) {
        expect(list).toContain(`id="${anchor}"`);
        expect(list).toContain(`href="/docs/api/${section.anchor}#${anchor}"`);
        expect(full).toContain(`id="${anchor}"`);
      }
    }
  });

  test("every page of the API docs is small", () => {
    const lists = sections.map((section) => markupOf(<SectionList section={section} />));
    const operations = sections.flatMap((section) => section.operations);
    // The first page names every operation, so its size is bounded for each.
    expect(lists.join("").length / operations.length).toBeLessThan(500);
    for (const section of sections) {
      expect(markupOf(<SectionOperations section={section} />).length, section.name).toBeLessThan(250_000);
    }
  });
});

describe("static markup", () => {
  test("static markup equals React's, with every text and attribute escaped", () => {
    const html = staticHtml(
      <>
        <p id={'a"b'} aria-busy={true} data-copy="">
          {"<script>&'"}
          {false}
          {null}
          {1}
        </p>
        {["x", "y"].map((text) => (
          <Part key={text} text={text} />
        ))}
      </>,
    );
    expect(html).toBe(
      '<p id="a&quot;b" aria-busy="true" data-copy="">&lt;script&gt;&amp;&#39;1</p>' +
        '<b class="x">x</b><b class="x">y</b>',
    );
  });

  test("static markup refuses what would not work as text", () => {
    for (const element of [
      <button key="1" type="button" onClick={() => {}} />,
      <p key="2" style={{ color: "red" }} />,
      <b key="3" ref={() => {}} />,
    ]) {
      expect(() => staticHtml(element)).toThrow(/no attribute of static markup/);
    }
  });
});
