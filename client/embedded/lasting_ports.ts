import { readFileSync } from 'node:fs';

/** Both ends belong to it. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Below are ports that programs are known by. */
const lowest = 10_000;
const fewest = 1_000;

/**
 * Ports that no outgoing connection is given, so that they are still there when a server that was killed starts again:
 * a client that goes on asking a dead server's port can even be given that very port.
 *
 * @param outgoing what the system gives outgoing connections
 * @returns null where it gives them almost everything
 */
export function lastingPorts(outgoing = outgoingPorts()): PortRange | null {
  const last = outgoing.first - 1;
  return last - lowest + 1 < fewest ? null : { first: lowest, last };
}

/** What Linux says; elsewhere the dynamic ports of RFC 6335. */
function outgoingPorts(): PortRange {
  const said =
    process.platform === 'linux' ? readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8') : '';
  const [first = 49_152, last = 65_535] = said.trim().split(/\s+/).filter(Boolean).map(Number);
  return { first, last };
}
