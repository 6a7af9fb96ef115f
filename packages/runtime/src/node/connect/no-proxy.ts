import { BlockList, isIP, isIPv6 } from "node:net";

/** One entry of the list. */
interface Exemption {
  /** Undefined for every port. */
  readonly port: string | undefined;
  covers(host: string): boolean;
}

/**
 * Whether `NO_PROXY` exempts a target. Its entries are hosts, which include their subdomains (`example.com`, `.example.com`,
 * `*.example.com`), addresses, address ranges (`10.0.0.0/8`) and `*` for all. All but ranges may have a port
 * (`example.com:8443`).
 */
export function exemptionsOf(list: string): (target: URL) => boolean {
  const entries = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .map(exemption);
  return ({ hostname, port, protocol }) => {
    const host = bare(hostname);
    const used = port || (protocol === "https:" ? "443" : "80");
    return entries.some((entry) => (entry.port === undefined || entry.port === used) && entry.covers(host));
  };
}

function exemption(entry: string): Exemption {
  if (entry === "*") return { port: undefined, covers: () => true };
  const [, address = "", prefix] = /^(.*)\/(\d{1,3})$/.exec(entry) ?? [];
  if (isIP(address)) return { port: undefined, covers: withinRange(address, Number(prefix)) };
  const [, host = entry, port] = isIPv6(entry) ? [] : (/^(.+?)(?::(\d+))?$/.exec(entry) ?? []);
  const name = bare(host);
  if (isIP(name)) return { port, covers: withinRange(name, isIPv6(name) ? 128 : 32) };
  const below = `.${name.replace(/^\*?\./, "")}`;
  // An address has no subdomains: "0.0.1" does not cover 127.0.0.1.
  return { port, covers: (target) => isIP(target) === 0 && `.${target}`.endsWith(below) };
}

/** A host without the brackets of an IPv6 address and without the dot at the end of an absolute name. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}

function withinRange(address: string, prefix: number): (target: string) => boolean {
  const family = (ip: string) => (isIPv6(ip) ? "ipv6" : "ipv4");
  if (prefix > (isIPv6(address) ? 128 : 32)) return () => false;
  const range = new BlockList();
  range.addSubnet(address, prefix, family(address));
  return (target) => isIP(target) !== 0 && range.check(target, family(target));
}
