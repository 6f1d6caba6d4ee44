/**
 * A signal that aborts when the process is asked to end (SIGTERM, or SIGINT from the keyboard), the first time; asked
 * again, the process ends at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.once(name, () => {
      controller.abort(name);
    });
  return controller.signal;
}
