/**
 * Rewrites a connection string so that `pg` reads its `sslmode` as every other Postgres program (libpq) does:
 * `require` encrypts without checking the certificate, unless `sslrootcert` names an authority. On its own `pg` 8
 * checks every certificate, so URLs that hosting providers document would not connect.
 * @throws Error with a sentence that says what to write
 */
export function asLibpq(url: string): string {
  const mode = /[?&]sslmode=([^&#]*)/.exec(url)?.[1];
  if (mode === undefined || /[?&]uselibpqcompat=/.test(url)) return url;
  // pg's name for libpq's `require`.
  if (mode === "no-verify") return url;
  if (!MODES.has(mode)) {
    throw new Error(`sslmode is ${mode.slice(0, 40)}; write one of ${[...MODES].join(", ")}`);
  }
  // pg cannot fall back from one way to the other. If the server has no TLS, the error says so.
  if (mode === "allow") return compatible(url.replace("sslmode=allow", "sslmode=prefer"));
  const certificate = /[?&]sslrootcert=([^&#]*)/.exec(url)?.[1];
  if (mode === "verify-ca" && (certificate === undefined || certificate === "system")) {
    throw new Error(
      "sslmode=verify-ca needs sslrootcert=FILE, the certificate of the authority; write verify-full for a public one",
    );
  }
  // libpq's name for the authorities that this machine trusts; Node uses them if no file is named.
  return compatible(certificate === "system" ? url.replace(/([?&])sslrootcert=system&?/, "$1") : url);
}

const MODES = new Set(["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]);

function compatible(url: string): string {
  return `${url.replace(/[?&]$/, "")}&uselibpqcompat=true`;
}
