import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { MemberflowError } from '../../contracts/failures.js';

/** Where a server listens. */
export interface ListenAddress {
  readonly host: string;
  /** Port; 0 stands for any that is free. */
  readonly port: number;
}

const loopbacks = ['127.0.0.1', 'localhost', '::1'];
export const isLoopback = (host: string): boolean => loopbacks.includes(host);

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

/** @throws MemberflowError `InvalidInput` when the text is not `HOST:PORT`; an IPv6 address stands in brackets. */
export function listenAddressOf(text: string): ListenAddress {
  const [, host = '', port = ''] = /^(\[[^\]]+\]|[^:[\]]+):(\d{1,5})$/.exec(text) ?? [];
  const plain = withoutBrackets(host);
  if (plain === '' || Number(port) > 65_535 || (plain.includes(':') && !isIPv6(plain)))
    throw new MemberflowError('InvalidInput', `"${text}" is not a host and a port`, {
      remedy: 'Write such as 127.0.0.1:8234, an IPv6 address in brackets.',
    });
  return { host: plain, port: Number(port) };
}

/** The host of a `Host` header, without its port. */
export const hostOf = (header = ''): string => withoutBrackets(header.replace(/:\d+$/, ''));

/**
 * Listens, and gives the port that it got.
 *
 * @throws MemberflowError `InvalidInput` when it cannot listen there
 */
export async function listen(server: Server, { host, port }: ListenAddress): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code ?? cause.message;
      const remedy = 'Choose another address, or end what listens there.';
      reject(
        new MemberflowError(
          'InvalidInput',
          `Cannot listen on ${host}:${port} (${why})`,
          { remedy },
          { cause },
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : port;
}
