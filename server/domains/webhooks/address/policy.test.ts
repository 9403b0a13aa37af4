import { describe, expect, test } from "vitest";
import { faultOfUrl, hostOf, isPublicAddress, parseWebhookUrl } from "./policy";

const verdict = (text: string) => {
  const url = parseWebhookUrl(text);
  return url ? faultOfUrl(url) : "webhook.url-invalid";
};

describe("an address that a webhook may be sent to", () => {
  test.each([
    "https://hooks.example.com/turnout?team=7",
    "https://hooks.example.com:443/",
    "https://hooks.example.com:8443/",
    "https://hooks.example.com:1024/",
    "https://hooks.example.com:65535/",
    "https://HOOKS.Example.COM./",
    "https://xn--bcher-kva.example/",
    "https://bücher.example/",
    "https://1.1.1.1/",
    "https://[2606:4700:4700::1111]/",
    "https://[2a00:1450:4001:800::200e]:8443/",
    "https://localhost.example.com/",
    "https://internal-hooks.example.com/",
  ])("%s", (text) => {
    expect(verdict(text)).toBeNull();
  });
});

describe("an address that is refused before its name is looked up", () => {
  test.each([
    ["", "webhook.url-invalid"],
    ["hooks.example.com", "webhook.url-invalid"],
    ["//hooks.example.com/", "webhook.url-invalid"],
    ["https://", "webhook.url-invalid"],
    ["https://exa mple.com/", "webhook.url-invalid"],
    ["https://hooks.example.com:99999/", "webhook.url-invalid"],
    ["https://[::1", "webhook.url-invalid"],
    ["https://[fe80::1%25eth0]/", "webhook.url-invalid"],
    ["https://1.2.3.4.5/", "webhook.url-invalid"],
    ["https://256.1.1.1/", "webhook.url-invalid"],
    ["http://hooks.example.com/", "webhook.url-not-https"],
    ["ftp://hooks.example.com/", "webhook.url-not-https"],
    ["file:///etc/passwd", "webhook.url-not-https"],
    ["javascript:alert(1)", "webhook.url-not-https"],
    ["gopher://hooks.example.com/", "webhook.url-not-https"],
    ["https://user@hooks.example.com/", "webhook.url-credentials"],
    ["https://user:pass@hooks.example.com/", "webhook.url-credentials"],
    ["https://1.1.1.1@127.0.0.1/", "webhook.url-credentials"],
    ["https://hooks.example.com:22/", "webhook.url-port"],
    ["https://hooks.example.com:80/", "webhook.url-port"],
    ["https://hooks.example.com:1023/", "webhook.url-port"],
    ["https://hooks.example.com:0/", "webhook.url-port"],
    ["https://printer/", "webhook.host-unknown"],
    ["https://com/", "webhook.host-unknown"],
  ])("%s: %s", (text, reason) => {
    expect(verdict(text)).toBe(reason);
  });

  test.each([
    ["loopback", "https://127.0.0.1/"],
    ["loopback, elsewhere in its network", "https://127.99.0.3:8443/"],
    ["loopback in decimal", "https://2130706433/"],
    ["loopback in hexadecimal", "https://0x7f000001/"],
    ["loopback in octal", "https://0177.0.0.1/"],
    ["loopback in parts of several bases", "https://0x7f.0.0.01/"],
    ["loopback, short", "https://127.1/"],
    ["loopback in full-width digits", "https://１２７.０.０.１/"],
    ["loopback with circled digits", "https://①②⑦.0.0.1/"],
    ["loopback with percent signs", "https://%31%32%37.0.0.1/"],
    ["loopback with a dot at the end", "https://127.0.0.1./"],
    ["this network", "https://0.0.0.0/"],
    ["zero", "https://0/"],
    ["metadata of clouds", "https://169.254.169.254/latest/meta-data/"],
    ["metadata in decimal", "https://2852039166/"],
    ["metadata by its name", "https://metadata.google.internal/"],
    ["loopback of IPv6", "https://[::1]/"],
    ["the unspecified address", "https://[::]/"],
    ["loopback as IPv4 mapped", "https://[::ffff:127.0.0.1]/"],
    ["loopback as IPv4 mapped, in hexadecimal", "https://[::ffff:7f00:1]/"],
    ["a public address as IPv4 mapped", "https://[::ffff:1.1.1.1]/"],
    ["loopback by its name", "https://localhost/"],
    ["below loopback's name", "https://hooks.localhost/"],
    ["loopback by its name, spelt large with a dot", "https://LOCALHOST./"],
    ["a name of the own network", "https://printer.local/"],
    ["a name of the own home", "https://nas.home.arpa/"],
  ])("%s: %s", (_, text) => {
    expect(verdict(text)).toBe("webhook.address-not-public");
  });

  test("a webhook URL keeps neither the fragment nor brackets in the host name", () => {
    expect(parseWebhookUrl(" https://hooks.example.com/a#b")?.href).toBe("https://hooks.example.com/a");
    const [six, four] = ["https://[2606:4700::1]/", "https://example.com./"].map((text) => new URL(text));
    expect([six && hostOf(six), four && hostOf(four)]).toEqual(["2606:4700::1", "example.com"]);
  });
});

describe("the IP address of a name", () => {
  test.each([
    ...[
      "1.1.1.1",
      "8.8.8.8",
      "9.255.255.255",
      "11.0.0.0",
      "100.63.255.255",
      "100.128.0.0",
      "126.255.255.255",
    ],
    ...["128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255"],
    ...["192.0.1.0", "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0"],
    ...["203.0.112.255", "203.0.114.0", "223.255.255.255", "168.63.129.15", "168.63.129.17"],
    ...["2000::1", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111", "3ffe::1"],
  ])("the IP address %s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ["this network", ["0.0.0.0", "0.0.0.1", "0.255.255.255"]],
    [
      "private",
      ["10.0.0.0", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255"],
    ],
    ["carrier-grade NAT", ["100.64.0.0", "100.100.100.200", "100.127.255.255"]],
    ["loopback", ["127.0.0.1", "127.255.255.255", "::1"]],
    ["link-local", ["169.254.0.0", "169.254.169.254", "169.254.170.2", "fe80::1", "febf::1"]],
    ["the host of an Azure machine", ["168.63.129.16"]],
    ["protocol assignments", ["192.0.0.0", "192.0.0.192", "192.0.0.255", "2001:1::1", "2001:1ff::1"]],
    ["documentation", ["192.0.2.1", "198.51.100.7", "203.0.113.9", "2001:db8::1", "3fff::1", "3fff:fff::1"]],
    ["relays of 6to4", ["192.88.99.1"]],
    ["benchmarks", ["198.18.0.1", "198.19.255.255", "2001:2::1"]],
    ["multicast", ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"]],
    ["reserved and broadcast", ["240.0.0.1", "255.255.255.255"]],
    ["unspecified", ["::"]],
    ["unique local", ["fc00::1", "fd00:ec2::254", "fdff:ffff::1"]],
    ["site-local", ["fec0::1"]],
    ["IPv4 mapped", ["::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:1.1.1.1", "::ffff:169.254.169.254"]],
    ["IPv4 compatible", ["::127.0.0.1", "::7f00:1"]],
    ["IPv4 translated", ["64:ff9b::7f00:1", "64:ff9b::1.1.1.1", "64:ff9b:1::7f00:1", "::ffff:0:127.0.0.1"]],
    ["6to4", ["2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:0101:0101::1"]],
    ["Teredo", ["2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001::1"]],
    ["ORCHID", ["2001:10::1", "2001:20::1"]],
    ["discard", ["100::1"]],
    ["not assigned", ["4000::1", "5f00::1", "1::1"]],
    ["with a zone", ["fe80::1%eth0", "2606:4700::1%eth0"]],
    ["no address", ["", "localhost", "127.1", "0x7f000001", "1.1.1.1:80", "[::1]", "1.1.1.256"]],
  ])("an IP address is refused if it is %s", (_, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});
