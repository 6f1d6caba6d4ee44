import { EventEmitter, once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** Where a dialogue can stop: before the server's 220, its answer to RCPT, in the midst of the data, before its 250. */
export type Moment = 'greeting' | 'recipients' | 'data' | 'taken';

/** A dialogue that stands still, or will. */
export interface Stop {
  /** Resolves when the dialogue has come to the moment. */
  readonly reached: Promise<void>;
  goOn(): void;
  /** Cuts the connection. */
  drop(): void;
}

/** How the server answers when a sender or a recipient is named. */
export interface Refusal {
  readonly code: number;
  readonly text: string;
  /** How often it does; afterwards it takes the address. Absent: always. */
  readonly times?: number;
}

/** A real mail server that does what a test wants at the moment when the test wants it. */
export interface MailServer {
  readonly port: number;
  /** Connections to it so far. */
  readonly dialogues: number;
  /** How many messages it has taken for each address. */
  readonly arrivals: Readonly<Record<string, number>>;
  /** Stops the n-th dialogue, counted from 1, at a moment. */
  stopAt(moment: Moment, dialogue: number): Stop;
  /** Listens again, on the same port. */
  comeUp(): Promise<void>;
  /** Ends every dialogue and listens no more. */
  goDown(): Promise<void>;
}

/** Opens the server; whoever opens it lets it go down. */
export async function openMailServer(refusals: Readonly<Record<string, Refusal>> = {}): Promise<MailServer> {
  const stops = new Map<string, Gate>();
  const numbers = new Map<string, number>();
  const asked = new Map<string, number>();
  const arrivals: Record<string, number> = {};
  const sockets = new Set<Socket>();
  let dialogues = 0;
  let port = 0;

  const standStill = async (moment: Moment, id: string): Promise<void> => {
    await stops.get(`${moment} ${numbers.get(id) ?? 0}`)?.pass();
  };
  const refusalOf = (address: string): Error | null => {
    const refusal = refusals[address];
    const times = (asked.get(address) ?? 0) + 1;
    asked.set(address, times);
    if (refusal === undefined || times > (refusal.times ?? Infinity)) return null;
    return Object.assign(new Error(refusal.text), { responseCode: refusal.code });
  };
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect({ id }, done) {
      numbers.set(id, (dialogues += 1));
      void standStill('greeting', id).then(() => {
        done();
      });
    },
    onMailFrom({ address }, _session, done) {
      done(refusalOf(address));
    },
    onRcptTo({ address }, { id }, done) {
      void standStill('recipients', id).then(() => {
        done(refusalOf(address));
      });
    },
    onData(stream, { id, envelope }, done) {
      const take = async (): Promise<void> => {
        for await (const piece of stream) if ((piece as Buffer).length > 0) await standStill('data', id);
        for (const { address } of envelope.rcptTo) arrivals[address] = (arrivals[address] ?? 0) + 1;
        await standStill('taken', id);
      };
      // A message that breaks off is not taken.
      take().then(() => {
        done();
      }, done);
    },
  };
  const open = async (): Promise<SMTPServer> => {
    const opened = new SMTPServer(options);
    // A client that is killed in the midst of a dialogue is what the tests are about.
    opened.on('error', () => undefined);
    opened.server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    opened.listen(port, '127.0.0.1');
    await once(opened.server, 'listening');
    port = (opened.server.address() as AddressInfo).port;
    return opened;
  };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  let smtp: SMTPServer | null = await open();
  return {
    port,
    get dialogues() {
      return dialogues;
    },
    arrivals,
    stopAt(moment, dialogue) {
      const gate = gateway();
      stops.set(`${moment} ${dialogue}`, gate);
      return {
        reached: gate.reached,
        goOn: gate.open,
        drop() {
          cut();
          gate.open();
        },
      };
    },
    async comeUp() {
      smtp = await open();
    },
    async goDown() {
      const closing = smtp;
      smtp = null;
      if (closing === null) return;
      const closed = once(closing.server, 'close');
      closing.close();
      cut();
      for (const gate of stops.values()) gate.open();
      await closed;
    },
  };
}

/** Somebody who comes to it waits until it is open. */
interface Gate {
  readonly reached: Promise<void>;
  readonly pass: () => Promise<void>;
  readonly open: () => void;
}

function gateway(): Gate {
  const arrival = latch();
  const opening = latch();
  return {
    reached: arrival.released,
    open: opening.release,
    pass() {
      arrival.release();
      return opening.released;
    },
  };
}

/** What is waited for until somebody releases it. */
function latch(): { readonly released: Promise<void>; readonly release: () => void } {
  const signal = new EventEmitter();
  const released = once(signal, 'release').then(() => undefined);
  return {
    released,
    release() {
      signal.emit('release');
    },
  };
}
