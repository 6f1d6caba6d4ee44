#!/usr/bin/env node
import { main } from './main.js';
import { processTerminal } from './terminal.js';

// Whoever reads our output may stop reading, as `head` does: that is no fault of the run.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2), {
  terminal: processTerminal(process, process.env),
  env: process.env,
  folder: process.cwd(),
  now: () => new Date(),
  interruptions: () => {
    const interrupted = new AbortController();
    process.once('SIGINT', () => {
      interrupted.abort();
    });
    return interrupted.signal;
  },
});
