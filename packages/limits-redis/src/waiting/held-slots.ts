/** The slots that calls of this process hold in the store. They are renewed as long as their attempts may take. */
export interface HeldSlots {
  /** @param lease milliseconds that the attempt may take */
  add(id: string, lease: number): void;
  delete(id: string): void;
  close(): void;
}

/** @param every milliseconds between two renewals */
export function createHeldSlots(renew: (ids: readonly string[]) => void, every: number): HeldSlots {
  const held = new Map<string, number>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const renewAll = (): void => {
    const now = performance.now();
    // A request that its platform dropped never gives its slot back.
    for (const [id, until] of held) if (until <= now) held.delete(id);
    if (held.size === 0) stop();
    else renew([...held.keys()]);
  };
  return {
    add(id, lease) {
      held.set(id, performance.now() + lease + every);
      if (timer) return;
      timer = setInterval(renewAll, every);
      // The calls keep the process alive, and not the renewal of their slots.
      timer.unref();
    },
    delete(id) {
      held.delete(id);
      if (held.size === 0) stop();
    },
    close: stop,
  };
}
