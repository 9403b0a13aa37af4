import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { provideEnv } from "../server/env";
import { jobs } from "../server/jobs/registry";
import * as counting from "../server/metrics";
import { scrape } from "../server/metrics/collect";
import { seriesIn } from "../server/metrics/testing/series";
import { testDatabase } from "../tests/database";

provideEnv({ LOG_LEVEL: "silent" });
const on = testDatabase();
const file = (name: string) => path.join(import.meta.dirname, name);
const text = (name: string) => readFileSync(file(name), "utf8");

/** Labels by the name of their metric, as a real scrape has them. */
const exported = new Map<string, Set<string>>();

beforeAll(async () => {
  // What has no series before it happens, happens once.
  counting.observeHttp({ route: "/", method: "GET", status: 200 }, 0.1);
  counting.observeSeatList({ waitedMs: [1], ranMs: 1 });
  counting.countRsvp("confirmed", 0.1);
  counting.observeBatch("live", 1);
  counting.countDelivered("live", "done", 1);
  counting.countJobRun("prune", "ran", 1);
  counting.countViolations("I4", 0);
  counting.countRateLimitRefusal("rsvp");
  const ran = { job: "check-invariants", slotAt: new Date(), startedAt: new Date(), finishedAt: new Date() };
  await on.db.jobRun.create({ data: { ...ran, result: { violations: 0 } } });
  await collectGarbage();
  for (const series of seriesIn(await scrape({ db: on.db, jobs })).keys()) {
    const [name = "", labels = ""] = series.split(/[{}]/);
    const known = exported.get(name) ?? new Set();
    for (const [, label = ""] of labels.matchAll(/(\w+)="/g)) known.add(label);
    exported.set(name, known);
  }
});

/** Its figures have no series before the first time either. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  await vi.waitFor(async () => {
    runInNewContext("gc")();
    const text = await counting.metricsRegistry().metrics();
    expect(text).toContain("nodejs_gc_duration_seconds_count{");
  });
}

/** What Prometheus or its configuration adds. */
const ADDED_METRICS = new Set(["up", "ALERTS"]);
const ADDED_LABELS = ["job", "instance"];
const WORDS = new Set(["and", "or", "unless", "by", "without", "on", "ignoring", "bool", "offset"]);

type Use = { metric: string; labels: string[] };

/** Every metric that an expression names, with the labels that it is chosen by. */
function usesIn(expression: string): Use[] {
  const bare = expression
    .replaceAll("$__rate_interval", "5m")
    .replace(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, " ")
    .replace(/\[[^\]]*\]/g, " ");
  return [...bare.matchAll(/(?<![\w.$])([a-zA-Z_:][\w:]*)(\{[^}]*\})?(?!\w*\s*\()/g)].flatMap(
    ([, metric = "", matchers = ""]) => {
      if (WORDS.has(metric)) return [];
      return [{ metric, labels: [...matchers.matchAll(/(\w+)\s*[=!]~?/g)].map(([, label = ""]) => label) }];
    },
  );
}

/** The labels that an expression groups by. */
function groupsIn(expression: string): string[] {
  return [...expression.matchAll(/\b(?:by|on)\s*\(([^)]*)\)/g)].flatMap(([, list = ""]) =>
    list.split(",").map((label) => label.trim()),
  );
}

/** What is named and is not there. */
function faultsIn(expression: string): string[] {
  const uses = usesIn(expression).filter(({ metric }) => !ADDED_METRICS.has(metric));
  const labels = new Set([
    ...ADDED_LABELS,
    ...uses.flatMap(({ metric }) => [...(exported.get(metric) ?? [])]),
  ]);
  return [
    ...uses.filter(({ metric }) => !exported.has(metric)).map(({ metric }) => metric),
    ...uses.flatMap((use) =>
      use.labels
        .filter((label) => !exported.get(use.metric)?.has(label))
        .map((label) => `${use.metric}{${label}}`),
    ),
    ...groupsIn(expression)
      .filter((label) => !labels.has(label))
      .map((label) => `by (${label})`),
  ];
}

const alerts = [...text("alerts.yml").matchAll(/- alert: (\w+)\n\s+expr: (.+)\n/g)].map(
  ([, name = "", expression = ""]) => ({ name, expression }),
);

type Panel = { title: string; type: string; targets?: { expr: string }[]; datasource?: { uid: string } };
const dashboard = JSON.parse(text("grafana-dashboard.json")) as {
  panels: Panel[];
  templating: { list: { name: string; type: string }[] };
};
const CHOSEN = `\${datasource}`;
const panels = dashboard.panels.filter(({ type }) => type !== "row");

describe("an alert", () => {
  test("every alert of the rules file is found", () => {
    expect(alerts).toHaveLength([...text("alerts.yml").matchAll(/alert:/g)].length);
    expect(alerts.length).toBeGreaterThan(20);
  });

  test.each(alerts)("the alert $name uses metrics that a scrape really has", ({ expression }) => {
    expect(usesIn(expression)).not.toEqual([]);
    expect(faultsIn(expression)).toEqual([]);
  });

  test.each(alerts)("the alert $name is tested quiet and firing", ({ name }) => {
    const tested = text("alerts.test.yml");
    expect(tested).toContain(`{ alertname: ${name}, eval_time: 100m, exp_alerts: [] }`);
    expect(tested).toContain(`- alertname: ${name}\n`);
  });
});

describe("the dashboard", () => {
  test("the dashboard can be imported anywhere: every panel takes the chosen data source", () => {
    expect(dashboard.templating.list).toMatchObject([{ name: "datasource", type: "datasource" }]);
    expect(panels.filter(({ datasource }) => datasource?.uid !== CHOSEN)).toEqual([]);
    expect(panels.length).toBeGreaterThan(30);
  });

  test.each(panels)("the panel $title uses metrics that a scrape really has", ({ targets = [] }) => {
    expect(targets.flatMap(({ expr }) => usesIn(expr))).not.toEqual([]);
    expect(targets.flatMap(({ expr }) => faultsIn(expr))).toEqual([]);
  });

  test("the dashboard shows every metric of ours", () => {
    const shown = new Set(
      panels
        .flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => usesIn(expr)))
        .map(({ metric }) => metric),
    );
    const ours = new Set([...exported.keys()].filter((name) => name.startsWith("turnout_")).map(family));
    expect([...ours].filter((name) => ![...shown].some((one) => family(one) === name))).toEqual([]);
  });
});

/** Without the endings that a histogram gives its name. */
const family = (name: string) => name.replace(/_(bucket|sum|count)$/, "");

test.each([
  ["sum(rate(no_such_total[5m]))", ["no_such_total"]],
  ['turnout_incidents_open{sort="x"}', ["turnout_incidents_open{sort}"]],
  ["max by (colour) (turnout_incidents_open)", ["by (colour)"]],
  [
    'histogram_quantile(0.99, sum by (le) (rate(turnout_rsvp_batch_size_bucket[5m]))) > 2e3 or up{job="x"} == 0',
    [],
  ],
])("a name that is not there is noticed: %s", (expression, faults) => {
  expect(faultsIn(expression)).toEqual(faults);
});

function promtool(...given: string[]): string | undefined {
  try {
    return execFileSync("promtool", given, { encoding: "utf8", cwd: import.meta.dirname, stdio: "pipe" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`${(error as { stdout?: string }).stdout}${(error as { stderr?: string }).stderr}`);
  }
}

describe.skipIf(promtool("--version") === undefined)("promtool (skipped where it is not installed)", () => {
  test.each([
    ["check", "rules", "alerts.yml"],
    ["check", "config", "--syntax-only", "prometheus.yml"],
    ["test", "rules", "alerts.test.yml"],
  ])("the command %s %s finds nothing wrong", (...given) => {
    expect(promtool(...given)).toContain("SUCCESS");
  });
});
