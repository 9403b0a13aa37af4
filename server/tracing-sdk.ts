import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { NodeSDK } from "@opentelemetry/sdk-node";
import { env, provideEnv } from "./env";
import { scrubbed } from "./log-redaction";
import { setTracing } from "./tracing";

/**
 * Sends the spans of this process, including Next's, to the configured collector. Loads megabytes, so it is
 * imported only if a collector is set.
 */
export function startTracing(): void {
  const { OTEL_SERVICE_NAME, OTEL_NODE_RESOURCE_DETECTORS } = env();
  // The SDK reads its settings itself, and would report the command line and the user that runs it.
  provideEnv({ OTEL_NODE_RESOURCE_DETECTORS });
  const sdk = new NodeSDK({
    serviceName: OTEL_SERVICE_NAME,
    traceExporter: new ScrubbingExporter(),
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  setTracing({
    tracer: trace.getTracer("turnout"),
    errorStatus: SpanStatusCode.ERROR,
    activeTraceId: () => trace.getSpanContext(context.active())?.traceId,
    shutdown: () => sdk.shutdown(),
  });
}

type Exported = Parameters<OTLPTraceExporter["export"]>;

/** Next puts the whole URL of a request into its spans, and some URLs of this site hold a token. */
class ScrubbingExporter extends OTLPTraceExporter {
  override export(spans: Exported[0], done: Exported[1]): void {
    for (const { attributes } of spans) {
      for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === "string") attributes[name] = scrubbed(value);
      }
    }
    super.export(spans, done);
  }
}
